from microbit import *
import neopixel

np = neopixel.NeoPixel(pin1, 8)
DRY = 300

def bar(value, top = 1023):
    lit = round(value * len(np) / top)
    for n in range(len(np)):
        np[n] = (0, 40, 0) if n < lit else (0, 0, 0)
    np.show()

while True:
    pin2.write_digital(1)       # power the probe
    sleep(10)
    value = pin0.read_analog()
    pin2.write_digital(0)       # or it rusts
    bar(value)
    print("soil,{0},{1}".format(running_time() // 1000, value))
    if value < DRY:
        np[0] = (60, 0, 0); np.show()
    sleep(60 * 1000)

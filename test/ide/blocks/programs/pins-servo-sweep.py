from microbit import *

pin0.set_analog_period(20)

def angle(degrees):
    pin0.write_analog(int(25 + degrees * 100 / 180))

while True:
    for d in range(0, 181, 5):
        angle(d)
        sleep(40)
    for d in range(180, -1, -5):
        angle(d)
        sleep(40)

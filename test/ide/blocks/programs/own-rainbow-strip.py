from microbit import *
import neopixel

strip = neopixel.NeoPixel(pin0, 8)

while True:
    for i in range(8):
        strip.clear()
        strip[i] = (60, 0, 20 * i)
        strip.show()
        sleep(100)

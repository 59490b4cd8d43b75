from microbit import *
from neopixel import NeoPixel

strip = NeoPixel(pin2, 8)
COLD = (0, 0, 60)
WARM = (60, 30, 0)
HOT = (80, 0, 0)

while True:
    t = temperature()
    lit = (t - 12) // 2
    for led in range(8):
        if led > lit:
            strip[led] = (0, 0, 0)
        elif led < 3:
            strip[led] = COLD
        elif led < 6:
            strip[led] = WARM
        else:
            strip[led] = HOT
    strip.show()
    sleep(500)

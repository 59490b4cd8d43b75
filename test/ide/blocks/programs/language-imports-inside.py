from microbit import *

def roll():
    import random
    from math import floor, ceil as up
    return random.randint(1, 6)

try:
    import neopixel
except ImportError:
    neopixel = None
if neopixel:
    np = neopixel.NeoPixel(pin0, 8)
    np[0] = (1, 2, 3)
    np.show()
display.show(roll())

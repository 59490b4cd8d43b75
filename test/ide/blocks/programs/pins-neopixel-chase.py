import neopixel
from microbit import *

np = neopixel.NeoPixel(pin0, 24)
position = 0
colour = [20, 0, 40]

while True:
    np.clear()
    np[position] = (colour[0], colour[1], colour[2])
    np[position - 1] = tuple(c // 4 for c in colour)
    np.show()
    position += 1
    if position == len(np):
        position = 0
        colour = colour[1:] + colour[:1]
    sleep(30)

from microbit import *
import math
import random

phase = 0
while True:
    for x in range(5):
        y = math.floor(2 + 2 * math.sin(phase + x * math.pi / 3))
        display.set_pixel(x, min(4, y), random.randrange(5, 10))
    sleep(80)
    display.clear()
    phase = (phase + 0.4) % (2 * math.pi)
    print("wave:", math.sqrt(abs(math.cos(phase))))

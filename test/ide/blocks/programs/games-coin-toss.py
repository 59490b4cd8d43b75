from microbit import *
import random

heads = 0
tails = 0

while True:
    if button_a.was_pressed():
        for _ in range(5):
            display.show(Image.DIAMOND_SMALL)
            sleep(80)
            display.show(Image.DIAMOND)
            sleep(80)
        if random.randint(0, 1) == 1:
            heads += 1
            display.show("H")
        else:
            tails += 1
            display.show("T")
    if button_b.was_pressed():
        display.scroll("H " + str(heads) + " T " + str(tails))
    sleep(50)

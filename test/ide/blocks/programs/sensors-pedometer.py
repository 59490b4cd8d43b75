from microbit import *
import math

steps = 0
up = False

def strength():
    x = accelerometer.get_x()
    y = accelerometer.get_y()
    z = accelerometer.get_z()
    return math.sqrt(x ** 2 + y ** 2 + z ** 2)

while True:
    g = strength()
    if g > 1400 and not up:
        up = True
        steps += 1
        print("steps:", steps)
    elif g < 1100:
        up = False
    if button_a.was_pressed():
        display.scroll(steps)
    if button_b.was_pressed():
        steps = 0
        display.show(Image.YES)
        sleep(300)
        display.clear()
    sleep(20)

from microbit import *
import random

rolls = 0

while True:
    if accelerometer.was_gesture("shake"):
        rolls += 1
        display.show(random.randint(1, 6))
        sleep(1000)
        display.clear()
    if button_a.was_pressed():
        display.scroll("Rolls: " + str(rolls))
    sleep(50)

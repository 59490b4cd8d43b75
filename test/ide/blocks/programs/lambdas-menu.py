from microbit import *
import random

actions = {
    "dice": lambda: display.show(random.randint(1, 6)),
    "heart": lambda: display.show(Image.HEART),
    "temp": lambda: display.scroll(temperature()),
}
names = list(actions)
chosen = 0
while True:
    if button_a.was_pressed():
        chosen = (chosen + 1) % len(names)
        display.scroll(names[chosen], delay=60)
    if button_b.was_pressed():
        actions[names[chosen]]()
    sleep(20)

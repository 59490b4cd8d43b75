from microbit import *
import random

def load():
    try:
        with open("best.txt") as f:
            return int(f.read())
    except OSError:
        return 0

def save(score):
    with open("best.txt", "w") as f:
        f.write(str(score))

best = load()
while True:
    if accelerometer.was_gesture("shake"):
        score = random.randint(1, 100)
        display.scroll(score)
        if score > best:
            best = score
            save(best)
            display.show(Image.FABULOUS)
    if button_a.was_pressed():
        display.scroll("Best " + str(best))
    sleep(50)

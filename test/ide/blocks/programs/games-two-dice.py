from microbit import *
import random

faces = {
    1: "00000:00000:00900:00000:00000",
    2: "90000:00000:00000:00000:00009",
    3: "90000:00000:00900:00000:00009",
    4: "90009:00000:00000:00000:90009",
    5: "90009:00000:00900:00000:90009",
    6: "90009:00000:90009:00000:90009",
}

def roll():
    return random.randint(1, 6)

while True:
    if accelerometer.was_gesture("shake"):
        first, second = roll(), roll()
        for value in (first, second):
            display.show(Image(faces[value]))
            sleep(900)
        display.scroll(first + second)
    sleep(30)

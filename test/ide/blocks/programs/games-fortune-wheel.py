from microbit import *
import random

arrows = [Image.ARROW_N, Image.ARROW_NE, Image.ARROW_E, Image.ARROW_SE,
          Image.ARROW_S, Image.ARROW_SW, Image.ARROW_W, Image.ARROW_NW]
prizes = ["sweet", "nothing", "sticker", "homework"]

def spin():
    pause = 30
    place = random.randint(0, 7)
    while pause < 500:
        display.show(arrows[place % 8])
        sleep(pause)
        pause = pause * 1.15
        place += 1
    return place % 8

while True:
    if button_a.was_pressed():
        stop = spin()
        display.scroll(prizes[stop // 2])
    sleep(20)

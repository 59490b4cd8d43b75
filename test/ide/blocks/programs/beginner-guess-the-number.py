from microbit import *
import random

secret = random.randint(1, 9)
guess = 1
display.show(guess)

while True:
    if button_a.was_pressed():
        guess = guess + 1
        if guess > 9:
            guess = 1
        display.show(guess)
    if button_b.was_pressed():
        if guess == secret:
            display.scroll("Well done!")
            secret = random.randint(1, 9)
        elif guess < secret:
            display.show(Image.ARROW_N)
        else:
            display.show(Image.ARROW_S)
        sleep(800)
        display.show(guess)

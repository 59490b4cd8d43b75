from microbit import *
from random import randint

def new_card(old):
    card = old
    while card == old:
        card = randint(1, 9)
    return card

card = new_card(0)
streak = 0
while True:
    display.show(card)
    guess = None
    while guess is None:
        if button_a.was_pressed():
            guess = "lower"
        elif button_b.was_pressed():
            guess = "higher"
        sleep(20)
    following = new_card(card)
    display.show(following)
    sleep(500)
    if (guess == "higher") == (following > card):
        streak += 1
        display.show(Image.YES)
    else:
        display.scroll("Streak: %d" % streak)
        streak = 0
    sleep(500)
    card = following

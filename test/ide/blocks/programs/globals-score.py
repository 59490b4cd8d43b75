from microbit import *

score = 0
lives = 3
level = 1

def gain(points):
    global score, level
    score += points
    if score >= level * 10:
        level += 1
        display.scroll("Level " + str(level))

def lose():
    global lives
    lives = lives - 1
    display.show(lives)

while lives > 0:
    if button_a.was_pressed():
        gain(3)
    if button_b.was_pressed():
        lose()
    sleep(20)
display.scroll(score)

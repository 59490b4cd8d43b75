from microbit import *
import random

score = 0
misses = 0

while misses < 3:
    side = random.choice("AB")
    if side == "A":
        display.show(Image("09000:99900:09000:00000:00000"))
    else:
        display.show(Image("00090:00999:00090:00000:00000"))
    button_a.was_pressed()
    button_b.was_pressed()
    waited = 0
    hit = False
    while waited < 800 and not hit:
        sleep(20)
        waited += 20
        if side == "A" and button_a.was_pressed():
            hit = True
        if side == "B" and button_b.was_pressed():
            hit = True
    if hit:
        score += 1
    else:
        misses += 1
        display.show(Image.NO)
        sleep(300)
    display.clear()
    sleep(random.randint(200, 900))
display.scroll(score)

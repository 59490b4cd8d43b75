from microbit import *
from random import randrange

y = 2.0
speed = 0
wall = 4
gap = randrange(1, 4)
score = 0

while True:
    if button_a.was_pressed():
        speed = -0.8
    speed += 0.15
    y = min(4, max(0, y + speed))
    wall -= 0.25
    if wall < 0:
        wall = 4
        gap = randrange(1, 4)
        score += 1
    display.clear()
    for row in range(5):
        if abs(row - gap) > 1:
            display.set_pixel(int(wall), row, 5)
    if int(wall) == 1 and abs(round(y) - gap) > 1:
        break
    display.set_pixel(1, round(y), 9)
    sleep(80)

display.show(Image.SAD)
sleep(1000)
display.scroll(score)

from microbit import *
import random

player = 2
rock_x = random.randint(0, 4)
rock_y = 0
score = 0
delay = 400
alive = True

while alive:
    if button_a.was_pressed() and player > 0:
        player -= 1
    if button_b.was_pressed() and player < 4:
        player += 1
    display.clear()
    display.set_pixel(player, 4, 9)
    display.set_pixel(rock_x, rock_y, 5)
    sleep(delay)
    rock_y += 1
    if rock_y > 4:
        rock_y = 0
        rock_x = random.randint(0, 4)
        score += 1
        if delay > 120:
            delay -= 15
    elif rock_y == 4 and rock_x == player:
        alive = False

display.show(Image.SKULL)
sleep(1000)
display.scroll("Score " + str(score))

from microbit import *
import random

ship = 2
shots = []
enemies = [[random.randint(0, 4), 0]]
tick = 0
hits = 0

def draw():
    display.clear()
    display.set_pixel(ship, 4, 9)
    for shot in shots:
        display.set_pixel(shot[0], shot[1], 4)
    for enemy in enemies:
        display.set_pixel(enemy[0], enemy[1], 7)

while len(enemies) < 6:
    tick = tick + 1
    x = accelerometer.get_x()
    if x < -200 and ship > 0:
        ship -= 1
    if x > 200 and ship < 4:
        ship += 1
    if button_a.was_pressed():
        shots.append([ship, 3])
    for shot in shots[:]:
        shot[1] -= 1
        if shot[1] < 0:
            shots.remove(shot)
        elif shot in enemies:
            enemies.remove(shot)
            shots.remove(shot)
            hits += 1
    if tick % 5 == 0:
        for enemy in enemies:
            enemy[1] += 1
        if any(e[1] > 3 for e in enemies):
            break
        enemies.append([random.randint(0, 4), 0])
    draw()
    sleep(150)

display.show(Image.SKULL)
sleep(800)
display.scroll(hits)

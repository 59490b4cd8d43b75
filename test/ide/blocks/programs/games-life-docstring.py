"""Conway's Game of Life.

Shake for a new world.
A pauses.
"""
import random
from microbit import *


def neue_welt(n=5):
    return [[random.randint(0, 1) for _ in range(n)] for _ in range(n)]


def nachbarn(w, x, y):
    return sum(w[(y + dy) % 5][(x + dx) % 5]
               for dy in (-1, 0, 1)
               for dx in (-1, 0, 1)
               if (dx, dy) != (0, 0))


def schritt(w):
    return [[1 if nachbarn(w, x, y) == 3 or (w[y][x] and nachbarn(w, x, y) == 2) else 0
             for x in range(5)]
            for y in range(5)]


welt = neue_welt()
while True:
    display.show(Image(':'.join(''.join('9' if z else '0' for z in zeile) for zeile in welt)))
    sleep(400)
    if accelerometer.was_gesture('shake'): welt = neue_welt()
    elif not button_a.is_pressed(): welt = schritt(welt)

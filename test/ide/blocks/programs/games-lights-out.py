from microbit import *
import random

board = [[0] * 5 for _ in range(5)]
cx = cy = 2

def toggle(x, y):
    for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)):
        if 0 <= x + dx < 5 and 0 <= y + dy < 5:
            board[y + dy][x + dx] = 1 - board[y + dy][x + dx]

for _ in range(6):
    toggle(random.randrange(5), random.randrange(5))

while any(any(row) for row in board):
    for y in range(5):
        for x in range(5):
            display.set_pixel(x, y, 6 * board[y][x])
    display.set_pixel(cx, cy, 9)
    if button_a.was_pressed():
        cx = (cx + 1) % 5
        if cx == 0:
            cy = (cy + 1) % 5
    if button_b.was_pressed():
        toggle(cx, cy)
    sleep(60)

display.show([Image.HAPPY, Image.HEART], loop=True, delay=400)

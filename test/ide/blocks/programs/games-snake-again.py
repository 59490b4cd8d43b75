from microbit import *
from random import randrange as rr
W = H = 5
snake = [(2, 2), (2, 3)]
d = (0, -1)
def frutta():
    while True:
        p = rr(W), rr(H)
        if p not in snake: return p
mela = frutta()
def gira(verso):
    global d
    dx, dy = d
    d = (dy, -dx) if verso == 'sx' else (-dy, dx)
while True:
    if button_a.get_presses(): gira('sx')
    if button_b.get_presses(): gira('dx')
    testa = tuple((a + b) % 5 for a, b in zip(snake[0], d))
    if testa in snake[:-1]:
        break
    snake.insert(0, testa)
    if testa == mela: mela = frutta()
    else: snake.pop()
    img = Image(5, 5)
    for i, (x, y) in enumerate(snake): img.set_pixel(x, y, 9 - min(i, 5))
    img.set_pixel(mela[0], mela[1], 4)
    display.show(img)
    sleep(max(100, 500 - 20 * len(snake)))
display.scroll("Punti: " + str(len(snake) - 2))

from microbit import *

def blinker(x, y, pause):
    while True:
        display.set_pixel(x, y, 9)
        yield pause
        display.set_pixel(x, y, 0)
        yield pause

tasks = [[blinker(0, 0, 300), 0], [blinker(4, 0, 500), 0], [blinker(2, 4, 700), 0]]

while True:
    now = running_time()
    for task in tasks:
        if now >= task[1]:
            task[1] = now + next(task[0])
    sleep(10)

from microbit import *

def up():
    for n in range(5):
        yield n

def down():
    for n in range(4, -1, -1):
        yield n

def wave():
    yield from up()
    yield from down()

while True:
    for n in wave():
        display.clear()
        for x in range(5):
            display.set_pixel(x, n, 9)
        sleep(90)

from microbit import *

def countdown(n):
    while n > 0:
        yield n
        n -= 1
    yield "Go!"

for step in countdown(5):
    display.show(step)
    sleep(700)

for step in countdown(3):
    display.scroll(step)
display.clear()

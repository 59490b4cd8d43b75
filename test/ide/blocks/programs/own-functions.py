from microbit import *

count = 0

def blink(times, pause):
    for _ in range(times):
        display.show(Image.HEART)
        sleep(pause)
        display.clear()
        sleep(pause)

def bump():
    global count
    count += 1

def double(x):
    return x * 2

blink(3, 100)
bump()
print(double(count))

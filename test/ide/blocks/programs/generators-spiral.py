from microbit import *

def spiral():
    left, top, right, bottom = 0, 0, 4, 4
    while left <= right and top <= bottom:
        for x in range(left, right + 1):
            yield x, top
        for y in range(top + 1, bottom + 1):
            yield right, y
        if top < bottom:
            for x in range(right - 1, left - 1, -1):
                yield x, bottom
        if left < right:
            for y in range(bottom - 1, top, -1):
                yield left, y
        left += 1
        top += 1
        right -= 1
        bottom -= 1

while True:
    for x, y in spiral():
        display.set_pixel(x, y, 9)
        sleep(60)
    display.clear()

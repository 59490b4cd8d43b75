from microbit import *
import random


def bubble_sort(values):
    """Sorts a list in place and shows every swap."""
    swaps = 0
    for end in range(len(values) - 1, 0, -1):
        for i in range(end):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]
                swaps += 1
                draw(values)
    return swaps


def draw(values):
    display.clear()
    for x in range(5):
        for y in range(values[x]):
            display.set_pixel(x, 4 - y, 9 - x)
    sleep(400)


while True:
    heights = [random.randint(1, 5) for _ in range(5)]
    draw(heights)
    count = bubble_sort(heights)
    print("swaps:", count)
    display.scroll(count)
    while not button_a.was_pressed():
        sleep(20)

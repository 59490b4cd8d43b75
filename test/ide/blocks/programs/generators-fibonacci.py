from microbit import *

def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

numbers = fibonacci()
while True:
    if button_a.was_pressed():
        display.scroll(next(numbers))
    if button_b.was_pressed():
        numbers = fibonacci()
    sleep(50)

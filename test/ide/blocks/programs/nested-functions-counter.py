from microbit import *

def make_counter(step):
    total = 0

    def count():
        nonlocal total
        total += step
        return total

    return count

ones = make_counter(1)
tens = make_counter(10)
while True:
    if button_a.was_pressed():
        display.scroll(ones())
    if button_b.was_pressed():
        display.scroll(tens())
    sleep(20)

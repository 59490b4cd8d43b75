from microbit import *
def make_counter(start = 0):
    count = start
    def up(by = 1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = start
    return up, reset
up, reset = make_counter(5)
while True:
    if button_a.was_pressed(): display.scroll(up())
    if button_b.was_pressed():
        reset()

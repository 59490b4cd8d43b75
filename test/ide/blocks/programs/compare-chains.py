from microbit import *

low, high = 18, 24

while True:
    t = temperature()
    if low <= t <= high:
        display.show(Image.HAPPY)
    elif t < low < high:
        display.show(Image.ASLEEP)
    elif not low <= t < 100:
        display.show(Image.SKULL)
    else:
        display.show(Image.SAD)
    same = low == t == high
    ordered = 0 < low < t < high < 50
    print(same, ordered, t != low != high)
    sleep(500)

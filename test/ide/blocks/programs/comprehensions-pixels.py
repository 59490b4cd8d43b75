from microbit import *

lit = [(x, y) for x in range(5) for y in range(5) if (x + y) % 2 == 0]

while True:
    for x, y in lit:
        display.set_pixel(x, y, 7)
    sleep(400)
    lit = [((x + 1) % 5, y) for (x, y) in lit]
    display.clear()
    if any(x == y for x, y in lit) and button_b.is_pressed():
        break

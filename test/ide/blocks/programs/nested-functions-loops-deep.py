from microbit import *

for game in range(3):
    for level in range(1, 4):
        for y in range(5):
            for x in range(5):
                if (x + y) % level == 0:
                    if x != y:
                        display.set_pixel(x, y, 3 * level)
                    else:
                        if game == 2:
                            display.set_pixel(x, y, 9)
        sleep(400)
        display.clear()

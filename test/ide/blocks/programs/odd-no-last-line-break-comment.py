from microbit import *
level = 0
while True:
    level = (level + 1) % 10
    for x in range(5):
        for y in range(5):
            display.set_pixel(x, y, level)
    sleep(100)
    if button_b.is_pressed():
        break
display.clear()
# that is all
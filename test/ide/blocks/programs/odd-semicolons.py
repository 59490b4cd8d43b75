from microbit import *; import random
x = 0; y = 0; level = 9
display.clear(); display.set_pixel(x, y, level);
while True:
    if button_a.was_pressed(): x += 1; x %= 5
    if button_b.was_pressed(): y += 1; y %= 5
    display.clear(); display.set_pixel(x, y, level)
    sleep(50);
    if x == y == 4: display.scroll("end"); break
display.show(random.randint(0, 9));

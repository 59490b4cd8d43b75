from microbit import *

while True:
    x = accelerometer.get_x()
    side = "left" if x < 0 else "right"
    size = 0 if abs(x) < 100 else 1 if abs(x) < 500 else 2
    display.show("L" if side == "left" and size > 0 else "R" if size > 0 else "-")
    print(side, size)
    level = (9 if button_a.is_pressed() else 4) if x else 0
    display.set_pixel(2, 2, level)
    sleep(100 if size else 400)

from microbit import *

pin8.set_pull(pin8.PULL_UP)
lamp = False
before = 1

while True:
    now = pin8.read_digital()
    if before == 1 and now == 0:
        lamp = not lamp
        pin12.write_digital(lamp)
    before = now
    if lamp:
        display.show(Image.SQUARE)
    else:
        display.clear()
    sleep(20)

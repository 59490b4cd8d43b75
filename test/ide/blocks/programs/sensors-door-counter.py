from microbit import *

opened = 0
closed = True

while True:
    field = compass.get_x()
    if closed and abs(field) < 20000:
        closed = False
        opened += 1
        print("opened:", opened)
    if not closed and abs(field) > 30000:
        closed = True
    display.show(opened % 10)
    sleep(100)

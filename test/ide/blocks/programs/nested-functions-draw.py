from microbit import *

def draw_face(happy):
    def eyes():
        display.set_pixel(1, 1, 9)
        display.set_pixel(3, 1, 9)

    def mouth(y):
        for x in range(1, 4):
            display.set_pixel(x, y, 9)

    display.clear()
    eyes()
    if happy:
        display.set_pixel(0, 3, 9)
        display.set_pixel(4, 3, 9)
        mouth(4)
    else:
        mouth(3)
        display.set_pixel(0, 4, 9)
        display.set_pixel(4, 4, 9)

while True:
    draw_face(button_a.is_pressed())
    sleep(100)

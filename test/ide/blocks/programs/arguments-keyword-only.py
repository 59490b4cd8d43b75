from microbit import *

def show_bar(value, *, low=0, high=1023, level=9):
    lit = (value - low) * 5 // max(1, high - low)
    for x in range(5):
        display.set_pixel(x, 4, level if x < lit else 0)

while True:
    show_bar(pin0.read_analog())
    sleep(200)
    show_bar(temperature(), low=10, high=30)
    sleep(200)
    show_bar(display.read_light_level(), high=255, level=5)
    sleep(200)

from microbit import *

while True:
    x = scale(accelerometer.get_x(), from_=(-1023, 1023), to=(0, 4))
    y = scale(accelerometer.get_y(), from_=(-1023, 1023), to=(0, 4))
    display.clear()
    display.set_pixel(min(4, max(0, x)), min(4, max(0, y)), 9)
    sleep(50)

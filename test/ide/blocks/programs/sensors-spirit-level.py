from microbit import *

while True:
    x = accelerometer.get_x()
    y = accelerometer.get_y()
    if x > 40:
        display.show(Image.ARROW_W)
    elif x < -40:
        display.show(Image.ARROW_E)
    elif y > 40:
        display.show(Image.ARROW_N)
    elif y < -40:
        display.show(Image.ARROW_S)
    else:
        display.show(Image.YES)
    sleep(100)

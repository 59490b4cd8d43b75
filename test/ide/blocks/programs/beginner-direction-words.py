from microbit import *

while True:
    way = accelerometer.current_gesture()
    if way == "left":
        display.show("L")
    elif way == "right":
        display.show("R")
    elif way == "up":
        display.show("U")
    elif way == "down":
        display.show("D")
    elif way == "face up":
        display.show(Image.SQUARE)
    else:
        display.show("?")

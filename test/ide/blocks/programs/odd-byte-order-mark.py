from microbit import *

colour = "rötlich"
while True:
    if pin0.is_touched():
        display.show(Image.HEART)
    elif pin1.is_touched():
        display.scroll(colour)
    else:
        display.clear()
    sleep(50)

from microbit import *
# my heart
x = 0
while x < 10:
    display.show(Image.HEART)
    sleep(500)
    display.show(Image.HEART_SMALL)
    sleep(500)
    x = x + 1
display.scroll("the end")

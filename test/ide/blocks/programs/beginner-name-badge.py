from microbit import *

while True:
    display.scroll("Hi I am Sam")
    display.show(Image.HAPPY)
    sleep(1000)
    display.show(Image.HEART)
    sleep(1000)
    display.show(Image.GIRAFFE)
    sleep(1000)
    display.clear()
    sleep(500)

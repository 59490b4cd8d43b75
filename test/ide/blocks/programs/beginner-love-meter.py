from microbit import *
import random

# touch pin 0 and find out

while True:
    if pin0.is_touched():
        display.clear()
        sleep(500)
        love = random.randint(0,100)
        display.scroll(love)
        if love > 50:
            display.show(Image.HEART)
        else:
            display.show(Image.HEART_SMALL)
        sleep(2000)
        display.clear()

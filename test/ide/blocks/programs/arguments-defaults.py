from microbit import *

def blink(picture=Image.HEART, times=3, pause=200):
    for _ in range(times):
        display.show(picture)
        sleep(pause)
        display.clear()
        sleep(pause)

blink()
blink(Image.HAPPY)
blink(Image.SAD, 2)
blink(times=5, pause=50)
blink(Image.YES, pause=500)

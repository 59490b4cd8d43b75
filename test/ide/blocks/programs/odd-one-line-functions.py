from microbit import *
def on(x, y): display.set_pixel(x, y, 9)
def off(x, y): display.set_pixel(x, y, 0)
class Empty: pass
for i in range(5): on(i, i); sleep(100); off(i, i)

from microbit import *

temp = temperature()

if temp < 0:
    display.scroll("freezing")
if temp >= 0 and temp < 10:
    display.scroll("cold")
if temp >= 10 and temp < 20:
    display.scroll("ok")
if temp >= 20:
    display.scroll("hot")
if temp == 21:
    display.show(Image.DUCK)

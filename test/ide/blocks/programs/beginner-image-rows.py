from microbit import *

tree = Image("00900:"
             "09990:"
             "99999:"
             "00900:"
             "00900")

snow = Image("90000:"
             "00090:"
             "09000:"
             "00009:"
             "00900:")

for x in range(4):
    display.show(tree)
    sleep(500)
    display.show(snow)
    sleep(500)
display.scroll("Merry Xmas")

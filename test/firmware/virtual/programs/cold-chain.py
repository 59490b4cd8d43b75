from microbit import *
import music
limit = 8
for temp in [4, 5, 7, 8, 9, 10, 8, 6]:
    print("temperature:", temp)
    if temp > limit:
        display.show(Image.SAD)
        print("alarm:1")
    else:
        display.show(Image.HAPPY)
        print("alarm:0")

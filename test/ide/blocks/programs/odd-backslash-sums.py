from microbit import *

total = 1 + \
    2 + \
    3
if total > 3 and \
        total < 10:
    display.scroll("total " + \
        str(total))

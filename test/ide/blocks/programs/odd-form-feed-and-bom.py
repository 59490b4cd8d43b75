from microbit import *

x = 1
display.show(x)

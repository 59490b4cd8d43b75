from microbit import *
display.shwo(Image.HAPPY)

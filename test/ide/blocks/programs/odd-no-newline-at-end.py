from microbit import *
x=1
while x<5:x+=1
display.show(x)
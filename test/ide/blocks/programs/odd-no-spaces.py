from microbit import *
import random
x=2
y=2
while True:
    x=x+random.randint(-1,1)
    y=y+random.randint(-1,1)
    if x<0:x=0
    if x>4:x=4
    if y<0:y=0
    if y>4:y=4
    display.clear()
    display.set_pixel(x,y,9)
    a=[1,2,3][x%3]*2-1
    print(a,x,y,sep=",")
    sleep(200)

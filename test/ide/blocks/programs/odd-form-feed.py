from microbit import *

def first():
    display.show(1)

def second():
    display.show(2)


first()
sleep(500)
second()

from microbit import *

DRY = 300
WET = 700

def moisture():
    pin1.write_digital(1)
    sleep(10)
    value = pin0.read_analog()
    pin1.write_digital(0)
    return value

while True:
    m = moisture()
    print("moisture:", m)
    if m < DRY:
        display.show(Image.SAD)
    elif m > WET:
        display.show(Image.SURPRISED)
    else:
        display.show(Image.HAPPY)
    sleep(5000)

from microbit import *

LEFT, RIGHT = pin13, pin14

while True:
    l = LEFT.read_digital()
    r = RIGHT.read_digital()
    if l and r:
        speed = (600, 600)
    elif l:
        speed = (200, 600)
    elif r:
        speed = (600, 200)
    else:
        speed = (0, 0)
    pin8.write_analog(speed[0])
    pin0.write_analog(speed[1])
    sleep(10)

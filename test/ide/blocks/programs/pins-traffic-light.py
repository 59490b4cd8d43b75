from microbit import *

red = pin0
amber = pin1
green = pin2

def lights(r, a, g):
    red.write_digital(r)
    amber.write_digital(a)
    green.write_digital(g)

while True:
    lights(1, 0, 0)
    sleep(3000)
    lights(1, 1, 0)
    sleep(1000)
    lights(0, 0, 1)
    sleep(3000)
    lights(0, 1, 0)
    sleep(1000)

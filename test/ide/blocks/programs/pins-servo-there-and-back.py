from microbit import *

# A servo wants a pulse every 20 ms.
pin0.set_analog_period(20)

def turn(angle):
    pin0.write_analog(26 + angle * 102 / 180)

while True:
    for angle in range(0, 181, 10):
        turn(angle)
        sleep(50)
    for angle in range(180, -1, -10):
        turn(angle)
        sleep(50)

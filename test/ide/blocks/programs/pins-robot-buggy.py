from microbit import *

def left_motor(speed):
    if speed >= 0:
        pin12.write_digital(0)
        pin8.write_analog(speed)
    else:
        pin8.write_digital(0)
        pin12.write_analog(-speed)

def right_motor(speed):
    if speed >= 0:
        pin16.write_digital(0)
        pin0.write_analog(speed)
    else:
        pin0.write_digital(0)
        pin16.write_analog(-speed)

def drive(left, right, time=500):
    left_motor(left)
    right_motor(right)
    sleep(time)

while not button_a.was_pressed():
    sleep(10)

for side in range(4):
    drive(700, 700, 1500)
    drive(700, -700)
drive(0, 0, 0)

from microbit import *
pin0.write_digital(1)
pin1.write_analog(512)
print(pin16.read_digital() in (0, 1))
try:
    pin0.write_digital(2)
except ValueError as error:
    print(error)

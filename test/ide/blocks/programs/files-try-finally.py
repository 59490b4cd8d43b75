from microbit import *

def measure():
    pin1.write_digital(1)
    try:
        value = pin0.read_analog()
        if value == 0:
            raise ValueError("not connected")
        return 1023 / value
    finally:
        pin1.write_digital(0)

while True:
    try:
        ratio = measure()
    except ValueError as problem:
        print("problem:", problem)
        display.show(Image.NO)
    except ZeroDivisionError:
        pass
    else:
        print("ratio:", ratio)
        display.show(Image.YES)
    finally:
        sleep(500)

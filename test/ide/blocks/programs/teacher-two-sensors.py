from microbit import *


def record(name, value, low, high):
    if low <= value <= high:
        state = "ok"
    else:
        state = "out of range"
    print(name + ":", value)
    return state == "ok"


while True:
    fine = True
    fine = record("temperature", temperature(), 18, 26) and fine
    fine = record("light", display.read_light_level(), 40, 255) and fine
    if fine:
        display.show(Image.YES)
    else:
        display.show(Image.NO)
    sleep(2000)

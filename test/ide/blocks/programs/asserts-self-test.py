from microbit import *

def check_buttons():
    assert not button_a.is_pressed()
    assert not button_b.is_pressed()

def check_sensors():
    t = temperature()
    assert -10 < t < 60, "temperature " + str(t)
    assert 0 <= display.read_light_level() <= 255

for check in (check_buttons, check_sensors):
    try:
        check()
    except AssertionError as problem:
        display.show(Image.NO)
        print(problem)
        break
else:
    display.show(Image.YES)

from microbit import *

while True:
    if button_a.is_pressed() and \
       button_b.is_pressed() and \
       temperature() > 20:
        total = accelerometer.get_x() + \
            accelerometer.get_y() \
            + accelerometer.get_z()
        display.scroll(total)
    text = "one long " \
           "text"
    if len(text) > 3 \
            or False:
        sleep(100)
    assert total > 0 if False \
        else True

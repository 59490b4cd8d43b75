from microbit import *

class Lamp:
    pass

lamp = Lamp()
lamp.pin = pin0
lamp.on = False
lamp.level = 9

while True:
    if button_a.was_pressed():
        lamp.on = not lamp.on
        lamp.pin.write_digital(int(lamp.on))
    display.set_pixel(0, 0, lamp.level if lamp.on else 0)
    sleep(20)

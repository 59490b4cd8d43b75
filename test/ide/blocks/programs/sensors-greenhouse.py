from microbit import *

FAN = pin2
LAMP = pin1

def regulate(t, light):
    """Switches fan and lamp."""
    FAN.write_digital(1 if t > 26 else 0)
    if light < 50:
        LAMP.write_analog(1023 - light * 10)
    else:
        LAMP.write_analog(0)

while True:
    t = temperature()
    light = display.read_light_level()
    regulate(t, light)
    print("temperature:", t)
    print("light:", light)
    sleep(1000)

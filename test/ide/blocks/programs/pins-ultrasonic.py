from microbit import *
import machine
import utime

TRIGGER = pin1
ECHO = pin2

def distance_cm():
    TRIGGER.write_digital(0)
    utime.sleep_us(2)
    TRIGGER.write_digital(1)
    utime.sleep_us(10)
    TRIGGER.write_digital(0)
    micros = machine.time_pulse_us(ECHO, 1, 30000)
    if micros < 0:
        return None
    return micros / 58

while True:
    d = distance_cm()
    if d is None:
        display.show("?")
    elif d < 10:
        display.show(Image.ANGRY)
    else:
        display.scroll(int(d))
    sleep(300)

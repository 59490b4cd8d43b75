from microbit import *
import power

while True:
    if display.read_light_level() < 20:
        display.show(Image.TARGET)
        sleep(10000)
        display.clear()
    power.deep_sleep(ms=5 * 60 * 1000, wake_on=button_a)

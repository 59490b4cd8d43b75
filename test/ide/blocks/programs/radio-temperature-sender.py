from microbit import *
import radio

radio.config(group=7, power=6)
radio.on()
name = "greenhouse"

while True:
    message = name + "," + str(temperature()) + "," + str(display.read_light_level())
    radio.send(message)
    display.set_pixel(0, 0, 9)
    sleep(100)
    display.set_pixel(0, 0, 0)
    sleep(4900)

from microbit import *
import radio

radio.config(group=7)
radio.on()

while True:
    if button_a.was_pressed():
        radio.send("hello")
    message = radio.receive()
    if message is not None:
        display.scroll(message)
    elif accelerometer.is_gesture("shake"):
        radio.send(str(temperature()))
        sleep(1000)
    sleep(20)

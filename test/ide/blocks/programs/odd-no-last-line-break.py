from microbit import *
import radio
radio.on()
while True:
    if button_a.was_pressed():
        radio.send("go")
    m = radio.receive()
    if m == "go":
        display.show(Image.ARROW_E)
        sleep(300)
        display.clear()
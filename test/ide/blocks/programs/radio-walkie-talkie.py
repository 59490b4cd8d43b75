from microbit import *
import radio

radio.on()
radio.config(channel=19)

while True:
    if button_a.was_pressed():
        radio.send("hello")
        display.show(Image.ARROW_N)
        sleep(200)
        display.clear()
    incoming = radio.receive()
    if incoming:
        display.scroll(incoming)
    sleep(20)

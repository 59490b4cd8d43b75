from microbit import *
import radio
import music

radio.on()
radio.config(power=7, channel=33)
lost = False

while True:
    if accelerometer.was_gesture("shake"):
        lost = not lost
    if lost:
        radio.send("SOS")
        display.show(Image.SURPRISED)
        music.play(["C5:1", "R:1", "C5:1"])
    else:
        heard = radio.receive()
        if heard == "SOS":
            display.show(Image.ANGRY)
            music.pitch(1000, 100)
        else:
            display.show(Image.HAPPY)
    sleep(200)

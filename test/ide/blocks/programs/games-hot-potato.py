from microbit import *
import random
import music
import radio

radio.config(group=23)
radio.on()
holding = False
fuse = 0

while True:
    if button_a.was_pressed() and not holding:
        holding = True
        fuse = random.randint(8, 20)
    message = radio.receive()
    if message:
        holding = True
        fuse = int(message)
    if holding:
        display.show(Image.PACMAN)
        if accelerometer.was_gesture("shake"):
            radio.send(str(fuse - 1))
            holding = False
        fuse -= 1
        music.pitch(300 + 40 * (20 - fuse), 50)
        if fuse <= 0:
            display.show(Image.SKULL)
            music.play(music.WAWAWAWAA)
            holding = False
    else:
        display.clear()
    sleep(300)

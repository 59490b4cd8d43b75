from microbit import *
import music

speaker.off()
music.play(music.NYAN, wait=False, loop=True)
while True:
    if button_a.was_pressed():
        speaker.on()
    elif button_b.was_pressed():
        speaker.off()

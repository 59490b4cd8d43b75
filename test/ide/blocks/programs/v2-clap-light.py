# Clap to switch the heart on and off.
from microbit import *

microphone.set_threshold(SoundEvent.LOUD, 150)
lit = False

while True:
    if microphone.was_event(SoundEvent.LOUD):
        lit = not lit
        if lit:
            display.show(Image.HEART)
        else:
            display.clear()
    sleep(50)

# only for the micro:bit V2: it has a microphone
from microbit import *

def level():
    return microphone.sound_level() // 28

while True:
    if microphone.was_event(SoundEvent.LOUD):
        display.show(Image.SURPRISED)
        sleep(400)
    bars = level()
    picture = ""
    for row in range(5):
        if 4 - row < bars / 2:
            picture += "99999:"
        else:
            picture += "00000:"
    display.show(Image(picture[:-1]))
    sleep(50)

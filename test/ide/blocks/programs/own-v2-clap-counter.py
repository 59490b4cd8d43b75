from microbit import *

claps = 0

while True:
    if microphone.was_event(SoundEvent.LOUD):
        claps += 1
        display.show(claps % 10)
    if pin_logo.is_touched():
        claps = 0
        audio.play(Sound.SLIDE)
    sleep(50)

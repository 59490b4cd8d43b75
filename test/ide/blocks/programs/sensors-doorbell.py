from microbit import *
import music
while True:
    if pin0.is_touched() or pin1.is_touched() or pin2.is_touched():
        music.play(['e5:4', 'c5:8'], pin=pin1, wait=True)
        music.pitch(880, duration=200)
    if microphone.sound_level() > 120 and microphone.current_event() == SoundEvent.LOUD:
        audio.play(Sound.GIGGLE)

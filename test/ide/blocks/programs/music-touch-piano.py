from microbit import *
import music

keys = [(pin0, 262), (pin1, 330), (pin2, 392)]

while True:
    silent = True
    for pin, note in keys:
        if pin.is_touched():
            music.pitch(note, -1)
            silent = False
    if silent:
        music.stop()
    sleep(20)

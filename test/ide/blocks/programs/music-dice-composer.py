from microbit import *
import music
import random

while True:
    if accelerometer.was_gesture("shake"):
        melody = []
        length = 0
        while length < 16:
            note = random.choice(["c", "d", "e", "g", "a", "r"])
            ticks = random.choice([1, 2, 4])
            melody.append("{}4:{}".format(note, ticks))
            length += ticks
        melody.append("c4:8")
        print(melody)
        music.play(melody)
    sleep(40)

from microbit import *
import music

NOTES = "C D E F G A B".split()

def scale(octave):
    return [note + str(octave) + ":2" for note in NOTES]

for octave in (3, 4, 5):
    display.show(octave)
    music.play(scale(octave))

backwards = scale(4)
backwards.reverse()
music.play(backwards)

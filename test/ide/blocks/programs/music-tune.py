from microbit import *
import music
FRERE = ["C4:4", "D4:4", "E4:4", "C4:4", "C4:4", "D4:4", "E4:4", "C4:4",
    "E4:4", "F4:4", "G4:8", "E4:4", "F4:4", "G4:8"]
music.set_tempo(ticks=4, bpm=int(120*1.5))
music.play(FRERE * 2, wait=False)
for ottava in range(3,6):
    for nota in 'cdefgab': music.play(nota + str(ottava) + ':1')
while pin0.is_touched(): music.pitch(440, -1, pin=pin0, wait=False)
music.stop(); music.reset()

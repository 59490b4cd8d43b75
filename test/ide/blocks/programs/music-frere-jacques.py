from microbit import *
import music

tune = ["C4:4", "D4:4", "E4:4", "C4:4", "C4:4", "D4:4", "E4:4", "C4:4",
        "E4:4", "F4:4", "G4:8", "E4:4", "F4:4", "G4:8"]

music.set_tempo(bpm=140)
display.show(Image.MUSIC_QUAVERS)
music.play(tune)
music.reset()
display.clear()
while True:
    if button_a.was_pressed():
        music.play(tune, wait=False, loop=False)
    sleep(50)

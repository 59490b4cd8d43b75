from microbit import *
import random, music
seq = []
NOTES = ["C4:2", "E4:2"]
def play(s):
    for k in s:
        display.show("AB"[k]); music.play(NOTES[k]); display.clear(); sleep(120)
def ask():
    button_a.was_pressed(); button_b.was_pressed()  # forget old presses
    while 1:
        if button_a.was_pressed(): return 0
        if button_b.was_pressed(): return 1
while True:
    seq.append(random.choice([0, 1]))
    play(seq)
    if all(ask() == want for want in seq): continue
    display.scroll(len(seq) - 1, wait=False, loop=True)
    music.play(music.WAWAWAWA)
    break

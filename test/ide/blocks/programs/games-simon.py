from microbit import *
import random
import music

sequence = []
playing = True

def flash(which):
    if which == "A":
        display.show(Image.ARROW_W)
        music.pitch(262, 200)
    else:
        display.show(Image.ARROW_E)
        music.pitch(392, 200)
    display.clear()
    sleep(100)

def wait_for_press():
    while True:
        if button_a.was_pressed():
            return "A"
        if button_b.was_pressed():
            return "B"
        sleep(10)

while playing:
    sequence.append(random.choice(["A", "B"]))
    for step in sequence:
        flash(step)
    for step in sequence:
        answer = wait_for_press()
        flash(answer)
        if answer != step:
            playing = False
            break
    sleep(400)

display.scroll(len(sequence) - 1)

from microbit import *
import music

bpm = 90
beat = 0

while True:
    if button_a.was_pressed():
        bpm = max(40, bpm - 5)
        print("bpm:", bpm)
    if button_b.was_pressed():
        bpm = min(220, bpm + 5)
        print("bpm:", bpm)
    pause = 60000 // bpm
    if beat % 4 == 0:
        music.pitch(880, 30)
        display.show(Image.DIAMOND)
    else:
        music.pitch(440, 30)
        display.show(Image.DIAMOND_SMALL)
    sleep(pause // 2)
    display.clear()
    sleep(pause // 2)
    beat += 1

from microbit import *

mood = 5

while True:
    if pin_logo.is_touched():
        mood = min(9, mood + 1)
        audio.play(Sound.GIGGLE)
    elif accelerometer.was_gesture("shake"):
        mood = max(0, mood - 2)
        audio.play(Sound.SAD)
    if mood > 6:
        display.show(Image.HAPPY)
    elif mood > 3:
        display.show(Image.MEH)
    else:
        display.show(Image.SAD)
    sleep(200)

from microbit import *
import music

touches = 0
playing = False

while True:
    if button_a.was_pressed():
        touches = 0
        playing = True
        display.show(touches)
    if playing and pin1.is_touched():
        touches += 1
        music.pitch(150, 200)
        display.show(touches)
        sleep(300)
    if playing and pin2.is_touched():
        playing = False
        display.scroll("done " + str(touches))
    if touches > 9:
        playing = False
        display.show(Image.SKULL)
    sleep(10)

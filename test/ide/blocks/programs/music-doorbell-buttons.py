from microbit import *
import music

while True:
    a = button_a.was_pressed()
    b = button_b.was_pressed()
    if a and b:
        music.play(music.WEDDING)
    elif a:
        music.pitch(784, 300)
        music.pitch(659, 500)
    elif b:
        music.play(music.JUMP_UP)
    else:
        sleep(50)

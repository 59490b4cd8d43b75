from microbit import *
import music

armed = False

while True:
    if button_a.was_pressed():
        armed = True
        display.show("A")
    if button_b.was_pressed():
        armed = False
        music.stop()
        display.show("-")
    if armed and display.read_light_level() > 60:
        display.show(Image.ANGRY)
        music.play(music.BADDY, wait=False)
    sleep(250)

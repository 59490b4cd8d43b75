from microbit import *
import music

songs = [music.NYAN, music.ODE, music.ENTERTAINER, music.PYTHON]
names = ["Nyan", "Ode", "Ent", "Py"]
choice = 0

while True:
    if button_a.was_pressed():
        choice = (choice + 1) % len(songs)
        display.scroll(names[choice], wait=False)
    if button_b.was_pressed():
        music.play(songs[choice], wait=False)
    if accelerometer.was_gesture("shake"):
        music.stop()
    sleep(30)

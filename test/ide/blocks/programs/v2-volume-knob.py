from microbit import *
import music

set_volume(100)
volume = 100

while True:
    if button_a.was_pressed():
        volume = max(0, volume - 25)
    if button_b.was_pressed():
        volume = min(255, volume + 25)
    set_volume(volume)
    music.pitch(440, 50)
    display.show(volume // 28)
    sleep(250)

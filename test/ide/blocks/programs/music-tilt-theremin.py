from microbit import *
import music

while True:
    if button_a.is_pressed():
        y = accelerometer.get_y()
        pitch = 440 + y // 4
        if pitch < 60:
            pitch = 60
        music.pitch(pitch, 20)
        display.show(Image.MUSIC_QUAVER)
    else:
        music.stop()
        display.clear()
        sleep(10)

from microbit import *
import music

limit = 8

while True:
    temp = temperature()
    print("temperature:", temp)
    if temp > limit:
        display.show(Image("00900:09990:09990:99999:00900"))
        music.play(music.BA_DING)
    else:
        display.show(Image.HAPPY)
    sleep(500)

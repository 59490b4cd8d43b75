from microbit import *
import music

limit = 8
rung = 0
while True:
    temp = temperature()
    print("temperature:", temp)
    if temp > limit and rung < 6:
        display.show(Image("00900:09990:09990:99999:00900"))
        music.play(music.BA_DING)
        rung += 1
    else:
        display.show(Image.HAPPY)
    sleep(500)

from microbit import *
import music

seconds = 0
while True:
    print("seconds:", seconds)
    if seconds > 24:
        display.show(Image("00900:09990:09990:99999:00900"))
        music.play(music.BA_DING)
    else:
        display.show(Image.HAPPY)
    sleep(500)
    seconds += 1

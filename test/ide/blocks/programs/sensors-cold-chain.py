from microbit import *
import music

limit = 8
minutes_too_warm = 0
was_warm = False

while True:
    t = temperature()
    print("temperature:", t)
    if t > limit:
        if not was_warm:
            since = running_time()
            was_warm = True
        minutes_too_warm = (running_time() - since) // 60000
        if minutes_too_warm >= 5:
            display.show(Image.SKULL)
            music.play(music.BA_DING)
        else:
            display.show(minutes_too_warm)
    else:
        was_warm = False
        display.show(Image.HAPPY)
    sleep(2000)

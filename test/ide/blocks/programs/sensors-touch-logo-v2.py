from microbit import *

count = 0
while True:
    if pin_logo.is_touched():
        count += 1
        display.show(count % 10)
        audio.play(Sound.HAPPY)
        while pin_logo.is_touched():
            sleep(10)
    if button_b.was_pressed():
        speaker.off()
        display.show(Image.MUSIC_QUAVER)
        sleep(300)
        display.clear()

from microbit import *
import music

minutes = 3
running = False
while True:
    if not running:
        display.show(minutes)
        if button_a.was_pressed():
            minutes = minutes % 9 + 1
        if button_b.was_pressed():
            running = True
            finish = running_time() + minutes * 60 * 1000
    else:
        left = (finish - running_time()) // 1000
        if left <= 0:
            for i in range(3):
                music.play(music.RINGTONE)
            running = False
        else:
            lit = left * 25 // (minutes * 60)
            for i in range(25):
                display.set_pixel(i % 5, i // 5, 9 if i <= lit else 0)
    sleep(100)

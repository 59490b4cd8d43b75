from microbit import *

falls = 0
longest = 0
while True:
    if accelerometer.is_gesture("freefall"):
        began = running_time()
        while accelerometer.is_gesture("freefall"):
            sleep(1)
        length = running_time() - began
        falls += 1
        if length > longest:
            longest = length
        print((falls, length, longest))
    if button_a.was_pressed():
        display.scroll("falls=%d longest=%d" % (falls, longest))
    sleep(5)

from microbit import *

lowest = temperature()
highest = temperature()

while True:
    now = temperature()
    lowest = min(lowest, now)
    highest = max(highest, now)
    if button_a.was_pressed():
        display.scroll("min " + str(lowest))
    if button_b.was_pressed():
        display.scroll("max " + str(highest))
    if accelerometer.was_gesture("face down"):
        lowest = now
        highest = now
        display.show(Image.CONFUSED)
        sleep(500)
    display.show(".")
    sleep(300)

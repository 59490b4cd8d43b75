from microbit import *

sheep = 0

display.scroll("Count sheep!")

while True:
    if button_a.was_pressed():
        sheep = sheep + 1
        display.show(sheep)
    if button_b.was_pressed():
        sheep = 0
        display.show(sheep)
    if sheep == 9:
        display.show(Image.ASLEEP)
        sleep(3000)
        sheep = 0

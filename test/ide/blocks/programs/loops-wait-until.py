from microbit import *

display.show(Image.ASLEEP)
while not accelerometer.was_gesture("shake"):
    sleep(50)
display.show(Image.HAPPY)

while True:
    while button_a.is_pressed() or button_b.is_pressed():
        display.set_pixel(0, 0, 9)
    while not button_a.is_pressed() and not button_b.is_pressed():
        display.set_pixel(0, 0, 0)
    sleep(1)

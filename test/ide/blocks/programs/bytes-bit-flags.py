from microbit import *

SOUND = 1 << 0
LIGHT = 1 << 1
RADIO = 1 << 2

flags = SOUND | LIGHT

while True:
    if button_a.was_pressed():
        flags ^= SOUND
    if button_b.was_pressed():
        flags |= RADIO
    if accelerometer.was_gesture("shake"):
        flags &= ~RADIO
    display.clear()
    for bit in range(3):
        if flags & (1 << bit):
            display.set_pixel(bit, 0, 9)
    print("flags:", flags)
    sleep(100)

from microbit import *

frames = [Image(":".join("9" * n + "0" * (5 - n) for _ in range(5))) for n in range(6)]
fade = [Image.HEART * (level / 9) for level in range(10)]

while True:
    display.show(frames, delay=100)
    display.show(fade, delay=60)
    display.show([f for f in reversed(fade)], delay=60)
    if button_a.was_pressed():
        display.clear()
        break

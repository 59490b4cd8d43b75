import microbit
import random, music
from microbit import display as d, Image
from microbit import (button_a,
                      button_b)
import utime as time

while True:
    if button_a.was_pressed():
        d.show(Image.HEART)
    if microbit.button_b.is_pressed():
        microbit.display.scroll("B")
    if random.random() < 0.1:
        music.play(["c"])
    time.sleep_ms(100)
    microbit.sleep(50)

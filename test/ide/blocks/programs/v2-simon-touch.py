from microbit import *
import random

pins = [pin0, pin1, pin2, pin_logo]
for pin in pins[:3]:
    pin.set_touch_mode(pin.CAPACITIVE)
order = []
while True:
    order.append(random.randrange(4))
    for step in order:
        display.show(step)
        audio.play(Sound.HELLO)
        display.clear()
    for step in order:
        pressed = None
        while pressed is None:
            for n, pin in enumerate(pins):
                if pin.is_touched():
                    pressed = n
        if pressed != step:
            audio.play(Sound.YAWN)
            order.clear()
            break

# f-strings need the MicroPython of the V2
from microbit import *

limit = 25
while True:
    t = temperature()
    state = "warm" if t > limit else "fine"
    print(f"{t} degrees, {state}")
    print(f"{t:>4}|{t * 9 / 5 + 32:.1f}")
    if button_a.was_pressed():
        display.scroll(f"{t}C")
    if button_b.was_pressed():
        limit += 1
        display.scroll(f"limit {limit}")
    sleep(1000)

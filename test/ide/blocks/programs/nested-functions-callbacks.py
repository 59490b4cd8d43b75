from microbit import *

def on_a():
    display.show("A")

def on_b():
    display.show("B")

def nothing():
    pass

def listen(a=nothing, b=nothing, shake=nothing):
    while True:
        if button_a.was_pressed():
            a()
        if button_b.was_pressed():
            b()
        if accelerometer.was_gesture("shake"):
            shake()
        sleep(20)

listen(a=on_a, b=on_b, shake=display.clear)

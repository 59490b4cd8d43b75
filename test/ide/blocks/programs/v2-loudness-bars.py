from microbit import *

def bar(level):
    height = level // 51
    for y in range(5):
        for x in range(5):
            display.set_pixel(x, 4 - y, 9 if y < height else 0)

while True:
    bar(microphone.sound_level())
    sleep(40)

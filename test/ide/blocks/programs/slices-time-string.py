from microbit import *

def clock(ms):
    seconds = ms // 1000
    text = "0" + str(seconds // 60) + ":0" + str(seconds % 60)
    minutes = text[:text.find(":")][-2:]
    rest = text[text.find(":") + 1:][-2:]
    return minutes + ":" + rest

while True:
    if button_a.was_pressed():
        display.scroll(clock(running_time()), delay=80)
    sleep(100)

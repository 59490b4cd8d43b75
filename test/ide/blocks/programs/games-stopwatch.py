from microbit import *

running = False
total = 0
start = 0

while True:
    if button_a.was_pressed():
        if running:
            total += running_time() - start
        else:
            start = running_time()
        running = not running
    if button_b.was_pressed():
        if running:
            display.show(Image.NO)
        else:
            seconds = total / 1000
            display.scroll("%.1f" % seconds)
            total = 0
    if running:
        display.show(Image.ALL_CLOCKS[(running_time() - start) // 1000 % 12])
    sleep(40)

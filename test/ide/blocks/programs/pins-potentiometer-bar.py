from microbit import *

while True:
    reading = pin0.read_analog()
    volts = reading * 3.3 / 1023
    print("volts:", volts)
    level = reading // 205
    display.clear()
    for x in range(5):
        for y in range(level):
            display.set_pixel(x, 4 - y, 9)
    if button_a.is_pressed():
        display.scroll("%.2f V" % volts)
    sleep(100)

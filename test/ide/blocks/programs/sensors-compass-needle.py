from microbit import *

compass.calibrate()

while True:
    sector = ((compass.heading() + 15) // 30) % 12
    needle = Image.ALL_CLOCKS[-sector]
    display.show(needle)
    if button_a.was_pressed():
        display.scroll(compass.heading())
    sleep(100)

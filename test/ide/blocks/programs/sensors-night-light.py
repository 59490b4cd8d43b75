from microbit import *

threshold = 80

while True:
    light = display.read_light_level()
    print("light:", light)
    if light < threshold:
        display.show(Image("99999:99999:99999:99999:99999"))
    else:
        display.clear()
    if button_a.was_pressed():
        threshold -= 10
    if button_b.was_pressed():
        threshold += 10
    sleep(1000)

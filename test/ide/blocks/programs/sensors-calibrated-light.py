from microbit import *

display.scroll("dark?")
while not button_a.was_pressed():
    sleep(10)
dark = display.read_light_level()
display.scroll("bright?")
while not button_a.was_pressed():
    sleep(10)
bright = display.read_light_level()

span = max(1, bright - dark)
while True:
    percent = 100 * (display.read_light_level() - dark) // span
    percent = 0 if percent < 0 else 100 if percent > 100 else percent
    print("light %:", percent)
    display.show(percent // 11)
    sleep(250)

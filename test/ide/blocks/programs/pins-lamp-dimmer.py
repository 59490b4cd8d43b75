from microbit import *

brightness = 0
step = 32

while True:
    if button_a.is_pressed() and brightness > 0:
        brightness -= step
    if button_b.is_pressed() and brightness < 1024:
        brightness += step
    pin0.write_analog(min(1023, brightness))
    # show it on the screen as well
    display.show(Image(":".join(str(brightness // 114) * 5 for _ in range(5))))
    sleep(100)

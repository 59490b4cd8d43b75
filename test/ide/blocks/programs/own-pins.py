from microbit import *

while True:
    turned = pin0.read_analog()
    pin1.write_analog(turned)
    pin2.write_digital(1)
    if pin0.is_touched():
        pin2.write_digital(0)
    elif turned > 512 or button_b.is_pressed():
        display.show(turned // 103)
    while pin8.read_digital() == 1:
        sleep(10)
    sleep(100)

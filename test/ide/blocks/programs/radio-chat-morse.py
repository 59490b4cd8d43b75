from microbit import *
import radio

DOT = 200
radio.on()
pressed_at = None

while True:
    if button_a.is_pressed():
        if pressed_at is None:
            pressed_at = running_time()
        display.set_pixel(2, 2, 9)
    elif pressed_at is not None:
        length = running_time() - pressed_at
        pressed_at = None
        display.clear()
        radio.send("." if length < DOT else "-")
    sign = radio.receive()
    if sign == ".":
        display.show(Image("00000:00000:00900:00000:00000"))
        sleep(DOT)
        display.clear()
    elif sign == "-":
        display.show(Image("00000:00000:99999:00000:00000"))
        sleep(3 * DOT)
        display.clear()

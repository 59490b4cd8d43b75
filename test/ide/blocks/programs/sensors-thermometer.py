from microbit import *

while True:
    celsius = temperature()
    fahrenheit = celsius * 9 / 5 + 32
    if button_a.is_pressed():
        display.scroll(str(celsius) + "C")
    elif button_b.is_pressed():
        display.scroll(str(round(fahrenheit)) + "F")
    else:
        bars = (celsius - 10) // 5
        display.clear()
        for i in range(bars):
            if i < 5:
                display.set_pixel(2, 4 - i, 9)
    sleep(500)

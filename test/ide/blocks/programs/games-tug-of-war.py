from microbit import *

position = 2
while 0 <= position <= 4:
    display.clear()
    display.set_pixel(position, 2, 9)
    a = button_a.get_presses()
    b = button_b.get_presses()
    if a > b:
        position = position - 1
    elif b > a:
        position = position + 1
    sleep(500)

if position < 0:
    winner = "A"
else:
    winner = "B"
display.scroll(winner + " wins!", loop=True)

from microbit import *

for n in range(2, 20):
    for k in range(2, n):
        if n % k == 0:
            break
    else:
        display.scroll(n)
tries = 3
while tries:
    tries -= 1
    if button_a.is_pressed():
        break
else:  # nobody pressed
    display.show(Image.ASLEEP)

from microbit import *

tries = 0
while tries < 3:
    display.show("?")
    sleep(1000)
    if button_a.is_pressed():
        display.show(Image.YES)
        break
    tries += 1
else:
    display.show(Image.NO)
    print("no answer")
print("tries:", tries)

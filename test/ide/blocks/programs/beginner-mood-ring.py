from microbit import *

mood = 0
while True:
    if button_a.get_presses() > 2:
        mood = mood + 1
    if mood == 0:
        display.show(Image.MEH)
    elif mood == 1:
        display.show(Image.SMILE)
    elif mood == 2:
        display.show(Image.HAPPY)
    else:
        mood = 0
    sleep(1000)

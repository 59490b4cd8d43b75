from microbit import *

count = (0)
while (True):
    if (button_a.was_pressed()):
        count = (count + (1))
    if ((count > 3) and (count < 6)):
        display.show((Image.YES))
    elif (not (count == 0)):
        display.show(((count)))
    else:
        display.show((("-")))
    if (count >= (10)):
        break
    sleep((100))
print((count))

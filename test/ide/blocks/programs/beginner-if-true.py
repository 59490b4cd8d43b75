from microbit import *
while True:
    if button_a.is_pressed() == True:
        display.show(Image.HAPPY)
    if button_b.is_pressed() == True:
        display.show(Image.SAD)
    if button_a.is_pressed() == False and button_b.is_pressed() == False:
        display.clear()
    if pin0.is_touched() == 1:
        display.scroll("ouch")

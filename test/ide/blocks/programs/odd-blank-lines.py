from microbit import *



import music


count = 0
while True:

    if button_a.was_pressed():


        count += 1

    else:

        count -= 1


    display.show(count)

def unused():

    return 1


display.show("x")

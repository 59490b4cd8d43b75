from microbit import *

low = 1
high = 100

display.scroll("Think of 1-100")

while low < high:
    middle = (low + high) // 2
    display.scroll("> " + str(middle) + "?")
    # A means yes, B means no
    answered = False
    while not answered:
        if button_a.was_pressed():
            low = middle + 1
            answered = True
        elif button_b.was_pressed():
            high = middle
            answered = True
        else:
            sleep(20)

display.scroll("It is " + str(low))

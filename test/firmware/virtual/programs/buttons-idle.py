from microbit import *
print(button_a.is_pressed(), button_b.was_pressed(), button_a.get_presses())

from microbit import *
n = 0
while True:
    n += 1
    if n > 3:
    	display.show("big")
    	n = 0
    else:
            display.show(n)
    sleep(300)
    if button_a.was_pressed():
    	if n == 2:
    		display.scroll("two")

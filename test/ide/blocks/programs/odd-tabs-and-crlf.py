from microbit import *
while True:
	if button_a.is_pressed():
		display.show("A")
	else:
		display.clear()
	sleep(50)

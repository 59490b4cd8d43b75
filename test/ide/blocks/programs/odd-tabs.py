from microbit import *
import music

taps = 0
while True:
	if button_a.was_pressed():
		taps += 1
		display.show(taps)
	else:
		if taps > 5:
			music.play(music.JUMP_UP)
			taps = 0
	sleep(50)

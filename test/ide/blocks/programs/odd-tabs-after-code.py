from microbit import *
speed	=	5
lights	=	[1,	0,	1]	# on, off, on
while	True:
    for	x in	lights:
        display.set_pixel(0,	0,	x * 9)		# show
        sleep(speed	*	100)
    if	button_a.is_pressed():
        break
print(speed)

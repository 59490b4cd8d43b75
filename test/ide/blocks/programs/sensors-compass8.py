from microbit import *
RICHTUNGEN = 'N NO O SO S SW W NW'.split()
while True:
    grad = compass.heading()
    display.show(RICHTUNGEN[int((grad + 22.5) // 45) % 8],
                 delay = 200,    # kurz
                 clear = True)

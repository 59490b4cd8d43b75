from microbit import *
passi = 0
alto = False
SOGLIA_SU, SOGLIA_GIU = 1400, 1100
while True:
    x, y, z = accelerometer.get_values()
    forza = (x*x + y*y + z*z) ** .5
    if forza > SOGLIA_SU and not alto:
        alto = True
        passi += 1
    elif forza < SOGLIA_GIU: alto = False
    if button_a.was_pressed(): display.scroll(passi)
    if button_a.is_pressed() \
       and button_b.is_pressed():
        passi = 0
    sleep(20)

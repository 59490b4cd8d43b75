# Schere, Stein, Papier – für zwei
from microbit import *
import radio
radio.config(group=23, power=6); radio.on()
STEIN, PAPIER, SCHERE = range(3)
bilder = {STEIN: Image('00000:'
                       '09990:'
                       '09990:'
                       '09990:'
                       '00000'),
          PAPIER: Image('99999:'
                        '90009:'
                        '90009:'
                        '90009:'
                        '99999'),
          SCHERE: Image.SCISSORS}   # gibt es schon
ich = None
du = None
while True:
    if accelerometer.was_gesture('shake'):
        ich = running_time() % 3
        display.show(bilder[ich])
        radio.send(str(ich))
    nachricht = radio.receive()
    if nachricht is not None and nachricht.isdigit():
        du = int(nachricht)
    if None not in (ich, du):
        unterschied = (ich - du) % 3
        if   unterschied == 0: display.scroll('Unentschieden')
        elif unterschied == 1: display.scroll('Gewonnen!')
        else                 : display.scroll('Verloren')
        ich = du = None

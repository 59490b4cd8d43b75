# Fernsteuerung
from microbit import *
import radio
radio.config(group=5) ; radio.on()
def motor(l, r):
    for p, v in (pin12, l), (pin13, r):
        p.write_analog(min(1023, max(0, v)))
BEFEHLE = {
    'v': (800, 800),     # vor
    'l': (300, 800),     # links
    'r': (800, 300),     # rechts
    's': (0, 0),         # stopp
}
while True:
    b = radio.receive()
    if b in BEFEHLE: motor(*BEFEHLE[b])

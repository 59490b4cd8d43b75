from microbit import *
from neopixel import NeoPixel
np = NeoPixel(pin0, 30)
def sfuma(fattore=0.7):
    for i in range(len(np)):
        np[i] = [int(c * fattore) for c in np[i]]
testa, passo = 0, 1
while True:
    sfuma()
    np[testa] = 0, 0, 80
    np.show()
    testa += passo
    if testa in (0, len(np) - 1): passo *= -1

from microbit import *
import neopixel
ampel = neopixel.NeoPixel(pin8, 3)
ROT, GELB, GRÜN = (60, 0, 0), (50, 30, 0), (0, 60, 0)
AUS = (0,) * 3
PHASEN = [
  # rot   gelb  grün   Sekunden
  (ROT,   AUS,  AUS,   5),
  (ROT,   GELB, AUS,   1),
  (AUS,   AUS,  GRÜN,  5),
  (AUS,   GELB, AUS,   2),
]
while True:
    for rot, gelb, grün, sekunden in PHASEN:
        ampel[0], ampel[1], ampel[2] = rot, gelb, grün
        ampel.show()
        for s in range(sekunden, 0, -1):
            display.show(s)
            sleep(1000)

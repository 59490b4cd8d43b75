from microbit import *
import neopixel

np = neopixel.NeoPixel(pin0, 12)

def wheel(pos):
    if pos < 85:
        return (255 - pos * 3, pos * 3, 0)
    if pos < 170:
        pos -= 85
        return (0, 255 - pos * 3, pos * 3)
    pos -= 170
    return (pos * 3, 0, 255 - pos * 3)

start = 0
while True:
    for i in range(len(np)):
        np[i] = wheel((i * 256 // len(np) + start) % 256)
    np.show()
    start = (start + 8) % 256
    sleep(40)

from microbit import *
import neopixel
N = 12
np = neopixel.NeoPixel(pin0, N)
def wheel(pos):
    pos = 255 - pos
    if pos < 85:
        return (255 - pos * 3, 0, pos * 3)
    if pos < 170:
        pos -= 85
        return (0, pos * 3, 255 - pos * 3)
    pos -= 170
    return (pos * 3, 255 - pos * 3, 0)
offset = 0
while True:
    for i in range(N):
        np[i] = tuple(c // 8 for c in wheel((i * 256 // N + offset) & 255))
    np.show()
    offset = (offset + 4) & 255
    sleep(30)

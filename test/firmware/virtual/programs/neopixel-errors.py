import neopixel
from microbit import pin0
np = neopixel.NeoPixel(pin0, 4)
np[0] = (1, 2, 3)
print(np[0], len(np), np[3])
for f in (lambda: np[4], lambda: np.__setitem__(0, (1, 2)), lambda: neopixel.NeoPixel(pin0, 0), lambda: np[-1]):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
np.clear()
print(np[0])

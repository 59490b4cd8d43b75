from microbit import *
import math

def winkel(a, b, c, *, grad=True):
    w = math.atan2(a, math.sqrt(b ** 2 + c ** 2))
    return w * 180 / math.pi if grad else w

while True:
    x, y, z = accelerometer.get_values()
    pitch, roll = winkel(x, y, z), winkel(y, x, z)
    print((pitch, roll))
    display.clear()
    display.set_pixel(min(4, max(0, int(pitch / 20) + 2)), min(4, max(0, int(roll / 20) + 2)), 9)
    sleep(20)

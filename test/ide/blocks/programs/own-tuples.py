from microbit import *

point = (2, 3)
x, y = point
x, y = y, x
display.set_pixel(x, y, 9)
for px, py in [(0, 0), (1, 1)]:
    display.set_pixel(px, py, 5)

def both():
    return x, y

ages = {"Ada": 11, "Bo": 12}
ages["Cleo"] = 10
print(ages["Ada"], both())
level = 9 if x > y else 4
print("%d and %d" % (x, y), "{} of {}".format(x, y))

from microbit import *

point = (2, 3)
x, y = point
display.set_pixel(x, y, 9)
single = (1,)
nothing = ()
a, b, c = 1, 2, 3
a, b = b, a
first, *others = [1, 2, 3, 4]
(d, e), f = (5, 6), 7
print(point[0], len(single), len(nothing))
print(a, b, c, first, others, d, e, f)
path = (0, 0), (1, 1), (2, 2)
for px, py in path:
    display.set_pixel(px, py, 5)

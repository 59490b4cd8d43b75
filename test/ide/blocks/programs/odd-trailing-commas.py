from microbit import *

items = [1, 2, 3,]
pair = (1, 2,)
one = 1,
table = {"a": 1, "b": 2,}
def add(a, b,):
    return a + b
print(add(1, 2,), items, pair, one, table,)
display.set_pixel(
    0,
    0,
    9,
)
for x in 1, 2, 3:
    print(x,)

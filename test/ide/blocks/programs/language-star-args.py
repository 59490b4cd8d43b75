from microbit import *

def everything(first, *rest, key=1, **more):
    print(first, rest, key, more)

values = [1, 2, 3]
options = {"sep": "-", "end": "\n"}
everything(*values)
everything(0, *values, key=2, **options)
print(*values, **options)
first, *others = values
[a, b, c] = values
(d, (e, f)) = 1, (2, 3)

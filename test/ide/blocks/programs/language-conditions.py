from microbit import *

x = temperature()
a = 1 if x > 3 else 2 if x > 1 else 3
b = "hot" if 30 < x <= 50 < 60 else ("cold" if x < 5 else "ok")
c = x in (1, 2, 3) and x not in [4] or x is not None and not x == 5
d = not x > 3
e = 1 < x < 2 < 3
f = (1 < x) < 2
g = -x ** 2 + ~x - -x
print(a, b, c, d, e, f, g)

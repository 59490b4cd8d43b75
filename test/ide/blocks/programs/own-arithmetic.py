from microbit import *

a = 7
b = 3
c = (a + b) * 2 - a / (b - 1)
d = -(a + b) ** 2 % 5 // 2
e = a < b and not (b < c or c == d)
f = 2 <= a <= 8 and a in [7, 8] and b not in [1, 2]
g = a if e else b
h = [a, b, c][0] + len("abc") + abs(-5) + round(2.5) + min(a, b)
i = (a if b > c else d) * 2
k = not a == b
print(c, d, e, f, g, h, i, k)
for n in range(10, 0, -2):
    a -= n
    a *= 2

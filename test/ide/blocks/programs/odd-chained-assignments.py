from microbit import *

a = b = c = 0
x = y = [1, 2]
p, q = r = 3, 4
total = count = temperature() + 1
(m, n) = (5, 6)
[s, t] = 7, 8
u, = [9]
i = 0
i, x[i] = 1, 5
a, (b, c) = 1, (2, 3)
print(a, b, c, x, y, p, q, r, total, count, m, n, s, t, u)
display.show(i)

t = 1, "two", 3.0
a, b, c = t
print(t, a, b, c, t[1:], len(t), t + (4,), (1, 2) < (1, 3), () == tuple([]))
first, *rest = [1, 2, 3, 4]
print(first, rest)
x, y = 1, 2
x, y = y, x
print(x, y, (1,) * 3, t.index(3.0))

from microbit import *
def tutti(primo, *altri, ultimo=None, **opzioni):
    return primo, altri, ultimo, opzioni
a, *b, c = range(5)
*init, last = 'xyz'
print(*'abc', *[1, 2], sep='', **{'end': '!'})
tutti(1, *b, ultimo=c, **dict(x=1))
nuovo = [*b, a, *init]
d = {**{'a': 1}, 'b': 2}
t = *b, c
f = lambda *a, k=1, **kw: (a, k, kw)
(x, y), z = (1, 2), 3
for i, (p, q) in enumerate([(1, 2), (3, 4)]): print(i, p, q)

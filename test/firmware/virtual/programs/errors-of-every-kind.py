def f(a, b=2, *c, d=4, **e):
    return a, b, c, d, sorted(e.items())
print(f(1), f(1, 2, 3, d=5, z=6))
for call in (lambda: f(), lambda: f(1, a=2), lambda: (lambda x: x)(1, 2), lambda: None.x, lambda: 'a' + 1,
             lambda: int('z'), lambda: [].pop(), lambda: {}['k'], lambda: (1).x, lambda: [1, 2][5],
             lambda: 'abc'.nope(), lambda: nowhere, lambda: len(5), lambda: 5(), lambda: next(iter([])),
             lambda: {}.popitem(), lambda: set([[]]), lambda: bytes([300]), lambda: 1 < 'a', lambda: '%d' % 'x',
             lambda: '{} {}'.format(1), lambda: max([]), lambda: pow(2, 5, 7), lambda: eval('1+')):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)

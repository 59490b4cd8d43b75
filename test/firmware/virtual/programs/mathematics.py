import math
for name in ('sqrt', 'sin', 'cos', 'tan', 'exp', 'log', 'ceil', 'floor', 'trunc', 'fabs', 'degrees', 'asin', 'atan'):
    print(name, [getattr(math, name)(x) for x in (0.5, 1, 0.1)])
print(math.pow(2, 10), math.atan2(1, 2), math.fmod(7, 3), math.modf(2.5), math.frexp(8), math.ldexp(1, 3))
print(1e15, 1.5e-7, 100000.0, 1e7, 16777217.0, 0.1 + 0.2, 1e38 * 10, -0.0, round(2.5), round(-2.567, 2), int(-3.9))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: 1 / 0, lambda: 1 // 0, lambda: 1.0 / 0, lambda: math.asin(2)):
    try:
        print(f())
    except Exception as e:
        print(repr(e))

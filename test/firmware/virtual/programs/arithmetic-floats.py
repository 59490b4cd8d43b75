import math
print(1 / 3, 2.5 * 4, 1e10, 1.5e-7, 10 / 4, 7.0 // 2, 7.5 % 2)
print(math.sqrt(2), math.sin(1), math.cos(1), math.atan2(1, 2), math.pi, math.e)
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-7.9), math.log(10), math.exp(1))
print(round(2.567, 2), float("3.25"), float("inf"), -float("inf"), float("nan"))
print(0.1 + 0.2 == 0.3, 1e38 * 10, int(3.99), 16777217.0)

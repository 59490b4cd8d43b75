from microbit import *

xs = []
ys = []


def fit(xs, ys):
    """Straight line through points by least squares: (slope, start)."""
    n = len(xs)
    sx = sum(xs)
    sy = sum(ys)
    sxx = sum([x * x for x in xs])
    sxy = sum([x * y for x, y in zip(xs, ys)])
    slope = (n * sxy - sx * sy) / (n * sxx - sx ** 2)
    return slope, (sy - slope * sx) / n


while len(xs) < 20:
    xs.append(len(xs))
    ys.append(pin0.read_analog())
    sleep(100)

a, b = fit(xs, ys)
print("slope:", a)
print("start:", b)

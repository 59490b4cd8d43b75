from microbit import *

def read(count):
    return [pin0.read_analog() for _ in range(count)]

def middle(values):
    ordered = sorted(values)
    return ordered[len(ordered) // 2]

while True:
    raw = read(9)
    centre = middle(raw)
    good = [v for v in raw if abs(v - centre) < 50]
    if good:
        print("value:", sum(good) // len(good))
    sleep(200)

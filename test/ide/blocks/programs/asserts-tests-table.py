from microbit import *

def clamp(value, low, high):
    if value < low:
        return low
    if value > high:
        return high
    return value

tests = [
    ((5, 0, 9), 5),
    ((-3, 0, 9), 0),
    ((12, 0, 9), 9),
    ((0, 0, 0), 0),
]
failed = 0
for arguments, expected in tests:
    got = clamp(*arguments)
    if got != expected:
        failed += 1
        print("clamp", arguments, "gave", got, "not", expected)
assert failed == 0, "{} tests failed".format(failed)
display.show(Image.HAPPY)

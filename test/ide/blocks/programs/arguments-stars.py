from microbit import *

def total(*numbers):
    result = 0
    for n in numbers:
        result += n
    return result

def describe(title, *values, **options):
    end = options.get("end", ".")
    print(title + ":", *values, end=end + "\n")

print(total(), total(1), total(1, 2, 3))
readings = [temperature(), display.read_light_level()]
print(total(*readings))
describe("board", *readings)
describe("note", "a", "b", end="!")
choices = {"end": "?"}
describe("question", **choices)

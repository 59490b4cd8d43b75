def average(numbers):
    assert len(numbers) > 0, "no numbers"
    return sum(numbers) / len(numbers)

assert average([2, 4]) == 3
assert average([5]) == 5
assert average((1, 2, 3, 4)) == 2.5
print("all fine")

from microbit import display, Image
display.show(Image.YES)

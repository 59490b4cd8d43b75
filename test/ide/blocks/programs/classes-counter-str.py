from microbit import *

class Counter:

    made = 0

    def __init__(self, start=0):
        Counter.made += 1
        self.value = start

    def __str__(self):
        return "Counter({})".format(self.value)

    def __add__(self, other):
        return Counter(self.value + other.value)

    def __len__(self):
        return self.value

    def up(self, by=1):
        self.value += by
        return self

a = Counter()
b = Counter(3).up().up(2)
print(a, b, a + b, len(b))
display.scroll(str(Counter.made))

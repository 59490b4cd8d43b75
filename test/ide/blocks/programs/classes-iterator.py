class Countdown:
    def __init__(self, start):
        self.n = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

from microbit import display, sleep, Image

for second in Countdown(9):
    display.show(second)
    sleep(1000)
else:
    display.show(Image.HEART)

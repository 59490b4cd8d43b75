from microbit import *

class Screen:
    def __init__(self):
        self.items = []

    def show(self):
        for item in self.items:
            display.show(item)

    def clear(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def pop(self, n):
        return self.items[n]

screen = Screen()
screen.append("A")
screen.show()
print(screen.pop(0))
screen.clear()

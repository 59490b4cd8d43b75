from microbit import *

class Shape:
    picture = Image()

    def show(self):
        display.show(self.picture)
        sleep(700)

class Square(Shape):
    picture = Image.SQUARE

class Arrow(Shape):
    def __init__(self, direction):
        super().__init__()
        self.direction = direction

    def show(self):
        for _ in range(2):
            display.show(getattr(Image, "ARROW_" + self.direction))
            sleep(200)
            display.clear()
            sleep(100)

for shape in [Square(), Arrow("N"), Arrow("SE")]:
    shape.show()

from microbit import display, sleep, accelerometer

class Point:
    def __init__(self, x, y):
        self._x = x
        self._y = y

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = max(0, min(4, value))

    @staticmethod
    def centre():
        return Point(2, 2)

    @classmethod
    def corner(cls, n):
        return cls(4 * (n % 2), 4 * (n // 2))

p = Point.centre()
while True:
    p.x += accelerometer.get_x() // 400
    display.clear()
    display.set_pixel(p.x, p._y, 9)
    sleep(100)

class Box:
    def __init__(self):
        self._t = 4
    @property
    def temperature(self):
        return self._t
    @temperature.setter
    def temperature(self, value):
        if value < -20:
            raise ValueError("too cold: %d" % value)
        self._t = value
    @staticmethod
    def unit():
        return "C"
    @classmethod
    def make(cls):
        return cls()
b = Box.make()
b.temperature = 7
print(b.temperature, Box.unit())
b.temperature = -30

class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    def __eq__(self, other):
        return self.x == other.x and self.y == other.y
    def __len__(self):
        return 2
    def __getitem__(self, index):
        return (self.x, self.y)[index]
    def __repr__(self):
        return "Vector(%d, %d)" % (self.x, self.y)
    def __call__(self, factor):
        return Vector(self.x * factor, self.y * factor)
    def __contains__(self, value):
        return value in (self.x, self.y)
v = Vector(1, 2) + Vector(3, 4)
print(v, v == Vector(4, 6), len(v), v[1], v(2), 6 in v, [n for n in v])

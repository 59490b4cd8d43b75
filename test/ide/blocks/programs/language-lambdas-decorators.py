from microbit import *

def twice(f):
    def both(*args):
        f(*args)
        return f(*args)
    return both

@twice
def hello():
    display.scroll("hi")

@staticmethod
@twice
def other(): pass

actions = {"a": lambda: hello(), "b": lambda x, y=2: x + y}
actions["a"]()
print(sorted([3, 1, 2], key=lambda n: -n), list(map(lambda n: n * 2, [1, 2])))

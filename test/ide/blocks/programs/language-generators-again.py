from microbit import *
def zähler(start=0, *, schritt=1):
    n = start
    while True:
        neu = yield n
        n = neu if neu is not None else n + schritt
def paare(folge):
    it = iter(folge)
    vorher = next(it)
    for x in it:
        yield vorher, x
        vorher = x
def verkette(*folgen):
    for folge in folgen: yield from folge
z = zähler(10, schritt=5)
next(z); z.send(100)
print(list(paare('abc')), [*verkette([1], (2,), range(3))])
def leer():
    return
    yield

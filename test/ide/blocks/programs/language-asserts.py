from microbit import *
def teiler(n: int) -> list:
    assert isinstance(n, int), 'ganze Zahl bitte'
    assert n > 0, "n muss " \
                  "positiv sein, ist %d" % n
    return [t for t in range(1, n + 1) if n % t == 0]
assert teiler(12) == [1, 2, 3, 4, 6, 12]
assert (len(teiler(7)) ==
        2), 'sieben ist prim'
assert teiler(1)[0] is 1
prim = lambda n: n > 1 and len(teiler(n)) == 2
assert all(map(prim, (2, 3, 5, 7))) and not any(map(prim, [1, 4, 9]))
display.show(Image.YES)

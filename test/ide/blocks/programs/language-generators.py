from microbit import *

def numbers(n):
    i = 0
    while i < n:
        got = yield i
        if got:
            i = got
        i += 1

def chain(*lists):
    for one in lists:
        yield from one

gen = (x * x for x in numbers(5))
print(sum(x for x in chain([1, 2], [3])), list(gen), next(numbers(3), None))
print({k: v for k, v in zip("ab", [1, 2])}, {c for c in "hello"})
print([(x, y) for x in range(3) for y in range(3) if x != y])

def countdown(n):
    while n:
        yield n
        n -= 1
    return "done"
print(list(countdown(4)))
g = countdown(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.args)
def echo():
    got = None
    while True:
        got = yield got
e = echo()
next(e)
print(e.send("hello"))
def chain():
    yield from countdown(2)
    yield 0
print(list(chain()), sum(x for x in chain()))

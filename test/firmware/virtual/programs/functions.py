def greet(name, greeting="Ciao", *more, **options):
    return greeting + " " + name + str(more) + str(sorted(options.items()))
print(greet("Ada"))
print(greet("Ada", "Hi", 1, 2, end="!"))
def outer():
    count = 0
    def inner():
        nonlocal count
        count += 1
        return count
    return inner
tick = outer()
print(tick(), tick(), tick())
print((lambda a, b=2: a * b)(21))

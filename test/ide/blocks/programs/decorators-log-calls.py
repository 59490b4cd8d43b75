from microbit import *

def logged(function):
    def wrapper(*args):
        print("->", function.__name__, args)
        result = function(*args)
        print("<-", result)
        return result
    return wrapper

@logged
def add(a, b):
    return a + b

@logged
def double(x):
    return 2 * x

display.scroll(add(double(2), 3))

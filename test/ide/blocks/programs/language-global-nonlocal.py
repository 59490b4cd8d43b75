from microbit import *

total = 0
best = worst = None

def outer():
    count = 0

    def inner():
        nonlocal count
        global total, best
        count += 1
        total += count
        best = max(total, best or 0)
        return count

    return inner

step = outer()
step()
print(step(), total, best, worst)

import micropython
from microbit import *

@micropython.native
def sum_to(n):
    total = 0
    for i in range(n):
        total += i
    return total

# the same without the decorator, to compare
def slow_sum(n):
    total = 0
    for i in range(n):
        total += i
    return total

start = running_time()
sum_to(10000)
print("native:", running_time() - start)
start = running_time()
slow_sum(10000)
print("plain:", running_time() - start)

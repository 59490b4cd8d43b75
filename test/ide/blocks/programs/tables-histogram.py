from microbit import *
import random

throws = {}
for i in range(100):
    total = random.randint(1, 6) + random.randint(1, 6)
    if total not in throws:
        throws[total] = 0
    throws[total] += 1

for total in range(2, 13):
    print("%2d" % total, "*" * throws.get(total, 0))
most = max(throws, key=throws.get)
display.scroll(most)

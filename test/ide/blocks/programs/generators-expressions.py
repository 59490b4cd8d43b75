from microbit import *

samples = [temperature() for _ in range(10)]
total = sum(s for s in samples)
warm = sum(1 for s in samples if s > 20)
hottest = max(s * 2 for s in samples)
print(total, warm, hottest)
pairs = ((i, j) for i in range(3) for j in range(i))
for i, j in pairs:
    print(i, j)
words = ("led", "pin", "button")
print(",".join(w.upper() for w in words))
display.scroll("{} of {}".format(warm, len(samples)))

from microbit import *

best = worst = 0

try:
    with open("best.txt") as file:
        best = int(file.read())
except OSError:
    best = 0
except ValueError as problem:
    print(repr(problem))
else:
    display.show(best)
finally:
    display.clear()
while best < 10:
    best += 1
else:
    print("done")
for i in range(3):
    if i == best:
        break
else:
    print("never left")

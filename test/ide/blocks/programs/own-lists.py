from microbit import *
import random

names = ["Ada", "Bo", "Cleo"]
points = [0, 0, 0]
points[1] = 5
points[2] += 3
names.append("Dan")
print(len(names), names[0], points[-1])
for name in names:
    if name in ["Ada", "Bo"]:
        display.scroll(name)
for i in range(len(points)):
    points[i] = points[i] * 2
print(names[1:3], points[:2], names[2:])
display.scroll(random.choice(names))

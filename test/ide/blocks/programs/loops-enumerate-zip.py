from microbit import *

names = ["Ada", "Bo", "Cleo"]
points = [3, 7, 5]

for i, name in enumerate(names):
    print(i, name)
for name, point in zip(names, points):
    print(name, point)
for i in range(len(names)):
    print(names[i], points[i])
for i, (name, point) in enumerate(zip(names, points)):
    display.scroll("%d %s %d" % (i, name, point))
for i in reversed(range(3)):
    display.show(i)
    sleep(300)

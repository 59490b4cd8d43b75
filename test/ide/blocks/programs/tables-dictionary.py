from microbit import *

ages = {"Ada": 11, "Bo": 12}
ages["Cleo"] = 10
ages["Ada"] += 1
del ages["Bo"]
print(ages)
print("Ada" in ages, "Dan" in ages)
print(ages.get("Dan", 0))
for name in sorted(ages.keys()):
    print(name, ages[name])
for name, age in ages.items():
    display.scroll(name + " " + str(age))
empty = {}
empty[1] = {}
empty[1]["deep"] = [1, 2, 3]
print(empty[1]["deep"][0])

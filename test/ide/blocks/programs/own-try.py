from microbit import *

total = 0

for word in ["3", "4", "five"]:
    try:
        total += int(word)
    except ValueError:
        display.show(Image.NO)
        sleep(500)
try:
    print(1 / total)
except ZeroDivisionError as problem:
    print(problem)
else:
    print("fine")
finally:
    display.clear()

from microbit import *

for n in range(2, 50):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")
        display.scroll(n, delay=60)
display.show(Image.HAPPY)

from microbit import *

if (n := temperature()) > 8:
    print(n)
while (key := button_a.get_presses()) < 3:
    sleep(5)
print([y for x in range(5) if (y := x * 2) > 2])

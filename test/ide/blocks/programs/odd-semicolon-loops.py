from microbit import *; import random; import music
x = 1; y = 2;
if x: x = 2; y = 3
while x < 4: x += 1; print(x)

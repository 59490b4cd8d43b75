from microbit import *

secret = 7
found = False
for tens in range(10):
    for ones in range(10):
        guess = tens * 10 + ones
        if guess % 2 == 1:
            continue
        if guess == secret * 6:
            found = True
            break
        print(guess, end=" ")
    if found:
        break
print()
display.show(guess) if found else display.show("x")

from microbit import *

def hanoi(n, start, end, spare):
    if n == 0:
        return 0
    moves = hanoi(n - 1, start, spare, end)
    print("disc", n, "from", start, "to", end)
    moves += 1
    moves += hanoi(n - 1, spare, end, start)
    return moves

def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

display.scroll(hanoi(3, "A", "C", "B"))
for i in range(8):
    print(i, factorial(i))

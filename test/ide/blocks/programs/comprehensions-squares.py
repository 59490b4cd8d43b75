from microbit import *

squares = [n * n for n in range(1, 10)]
even = [n for n in squares if n % 2 == 0]
table = [[row * column for column in range(1, 4)] for row in range(1, 4)]
letters = [chr(ord("a") + i) for i in range(5)]
print(squares, even)
for row in table:
    print(row)
while True:
    for letter in letters:
        display.show(letter)
        sleep(300)

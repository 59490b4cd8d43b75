from microbit import *

last = None
vowels = "aeiou"
primes = [2, 3, 5, 7]

while True:
    n = running_time() // 1000 % 10
    if last is None or last != n:
        if n in primes:
            display.show(n)
        elif n not in primes and n is not None:
            display.show(".")
        last = n
    letter = chr(97 + n)
    if letter in vowels and not letter == "e":
        print(letter)
    if type(n) == int and isinstance(letter, str):
        sleep(100)

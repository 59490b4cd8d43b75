from microbit import *

numbers = [n * n for n in range(10)]
even = [n for n in numbers if n % 2 == 0]
print(even[::2], even[1:3], even[::-1])
even[0:2] = [1, 2, 3]
even.insert(0, 5)
even.pop(0)
last = even.pop()
even.sort()
print(sorted(even), even.index(2), even.count(2), last)
words = "one two three".split()
print(", ".join(words), words[0].upper(), "x".replace("x", "y"))

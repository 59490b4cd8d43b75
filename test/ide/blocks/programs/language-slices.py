from microbit import *

letters = list("abcdef")
print(letters[:], letters[1:], letters[:2], letters[1:4], letters[-2:])
print(letters[::2], letters[5:0:-1], letters[::-1], letters[1::], letters[:3:])
letters[1:3] = ["x", "y", "z"]
letters[::2] = letters[1::2]
del letters[0], letters[1:3]
letters[0] += "!"
matrix = [[0] * 5 for _ in range(5)]
matrix[1][2] = matrix[2][1] = 9

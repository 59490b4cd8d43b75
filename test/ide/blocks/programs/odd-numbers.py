import math

big = 1000000000000
hexadecimal = 0xFF
octal = 0o17
binary = 0b1010
scientific = 1e3
small = 2.5e-3
half = .5
whole = 5.
zero = 0
negative = -12
plus = +3
twice = --4
exact = 1.10
print(big, hexadecimal, octal, binary, scientific, small)
print(half, whole, zero, negative, plus, twice, exact)
print(math.pi * 2.0 ** 2, 7 // 2.0, 1_000)

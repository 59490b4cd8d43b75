a = 17
b = 5

print(a + b, a - b, a * b, a / b)
print(a // b, a % b, a ** b)
print(a & b, a | b, a ^ b, ~a)
print(a << 2, a >> 2)
print(-a // b, -(a // b), -a % b)
print(2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, (-2) ** 2)
print(a - b - 1, a - (b - 1))
print(a / b * 2, a / (b * 2))
a += 1
a -= 2
a *= 3
a //= 4
a %= 7
a **= 2
a /= 2
print(a, divmod(17, 5), abs(-3), round(2.567, 1))

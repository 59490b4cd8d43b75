print("My sums")
print(1 + 1)
print(2 * 3)
print("2 * 3")
print("The answer is", 42)
a = 5
b = 7
print(a, "+", b, "=", a + b)
c = a * b
print("c is " + str(c))
print()
print("bye")

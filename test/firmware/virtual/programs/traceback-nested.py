def a(n):
    return b(n - 1)
def b(n):
    if n == 0:
        return 1 / n
    return a(n)
print("start")
print(a(6))

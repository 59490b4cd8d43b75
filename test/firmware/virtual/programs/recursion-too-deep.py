def down(n):
    return down(n + 1)
try:
    down(0)
except RuntimeError as error:
    print("RuntimeError", error)
print("still here")

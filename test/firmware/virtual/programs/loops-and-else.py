for n in range(5):
    if n == 3:
        break
else:
    print("never")
for n in range(3):
    if n == 1:
        continue
    print(n)
else:
    print("else of for")
while n < 10:
    n += 4
else:
    print("else of while", n)
print(list(range(10, 0, -3)))

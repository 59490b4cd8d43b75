total = 0
for n in range(20000):
    if n % 3 == 0 or n % 5 == 0:
        total += n
print(total)

def primes(limit):
    flags = bytearray([1]) * (limit + 1)
    for n in range(2, limit + 1):
        if flags[n]:
            yield n
            for m in range(n * n, limit + 1, n):
                flags[m] = 0
print(list(primes(200)), sum(primes(2000)))

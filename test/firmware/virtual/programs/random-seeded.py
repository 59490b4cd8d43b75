import random
random.seed(42)
print([random.randint(1, 6) for _ in range(10)], random.randrange(100), random.choice("abcdef"))
print(random.random() < 1, random.getrandbits(8), random.uniform(1, 2) >= 1)

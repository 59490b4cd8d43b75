a = {1, 2, 3}
b = {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), 2 in a, len(a))
a.add(9)
a.discard(1)
print(sorted(a), {1} <= {1, 2}, set([1, 1]) == {1})

a = [5, 3, 8, 1]
a.append(9)
a.extend([2, 2])
a.insert(1, 7)
print(a, sorted(a), a.index(8), a.count(2), a.pop(), a.pop(0), len(a))
a.sort()
a.reverse()
a.remove(2)
print(a, a[1:3], a[-1], max(a), min(a), sum(a), 8 in a)
b = a[:]
b[0] = "changed"
del b[1]
print(a, b, [0] * 3 + [1], [[]] * 2)
a[1:2] = [10, 11, 12]
print(a)

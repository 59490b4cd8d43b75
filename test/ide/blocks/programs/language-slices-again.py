from microbit import *
testo = "programmare"
print(testo[0], testo[-1], testo[2:5], testo[:3], testo[-3:], testo[::2], testo[::-1], testo[1:-1:2], testo[:])
l = list(range(10))
l[2:4] = [20, 30]
l[::2] = [0] * 5
l[-1:] = []
del l[0], l[-1]
del l[1:3]
l[len(l) // 2] += 1
l[:2], l[-2:] = l[-2:], l[:2]
m = [[0] * 5 for _ in range(5)]
m[2][3] = m[3][2] = 9
m[i][j], m[j][i] = m[j][i], m[i][j]
x = testo[testo.index('g'):][:3].upper()[0]

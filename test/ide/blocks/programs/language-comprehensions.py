from microbit import *
quadrati = [n**2 for n in range(10)]
pari = [n for n in quadrati if n % 2 == 0 if n > 10]
tavola = [[r * c for c in range(1, 4)] for r in range(1, 4)]
piatta = [v for riga in tavola for v in riga]
coppie = [(x, y) for x in 'ab' for y in range(2) if (x, y) != ('a', 0)]
mappa = {k: v for k, v in coppie}
insieme = {len(p) for p in ('ciao', 'sì', 'no')}
gen = (i for i in insieme)
s = sum(i * i for i in piatta)
m = max((len(p), p) for p in ['a', 'bb'])
trasposta = list(zip(*tavola))
immagini = [Image('%d0000:' * 4 % (a, a, a, a) + '00000') for a in range(10)]
nested = [[x for x in row if x] or [0] for row in tavola if any(row)]
cond = [('A' if x > 1 else 'B') for x in range(3)]
lam = [f(2) for f in [lambda x: x + 1, lambda x: x * 2, abs]]

import gc
total = 0
for n in range(3000):
    piece = [n, str(n), {"n": n}]
    total += len(piece[1]) + piece[2]["n"]
print(total)
gc.collect()
print(gc.mem_free() > 2000)

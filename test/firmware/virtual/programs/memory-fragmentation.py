import gc
gc.collect()
a = [bytearray(64) for _ in range(40)]
before = gc.mem_free()
for i in range(0, 40, 2):
    a[i] = None
gc.collect()
print(gc.mem_free() > before, gc.mem_alloc() > 0)
try:
    big = bytearray(9000)
except MemoryError as error:
    print("no", error)

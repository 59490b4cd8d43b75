import gc
pieces = []
try:
    while True:
        pieces.append(bytearray(500))
except MemoryError as e:
    print(len(pieces), e)
pieces = None
gc.collect()
print(gc.mem_free(), gc.mem_alloc(), len(bytearray(4000)))
bytearray(20000)

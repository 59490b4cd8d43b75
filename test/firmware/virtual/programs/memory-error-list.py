data = []
try:
    while True:
        data.append(bytearray(500))
except MemoryError as error:
    n = len(data)
    data = None
    print("MemoryError", error, n)
print("alive")

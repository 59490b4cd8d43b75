from microbit import *

with open("values.bin", "wb") as f:
    for n in range(10):
        f.write(bytes([n, n * 2]))

with open("values.bin", "rb") as f:
    while True:
        pair = f.read(2)
        if not pair:
            break
        low, high = pair
        print(low, high)
display.show(Image.YES)

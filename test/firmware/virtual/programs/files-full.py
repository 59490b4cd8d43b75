import os
written = 0
f = open("big.bin", "wb")
try:
    while True:
        written += f.write(b"0123456789abcdef" * 8)
except OSError as error:
    print("OSError", error.args[0], written > 5000, written % 128)
f.close()
os.remove("big.bin")
print(os.listdir())

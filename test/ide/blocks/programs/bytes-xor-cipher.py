from microbit import *

key = b"bit"

def crypt(data):
    out = bytearray()
    for i in range(len(data)):
        out.append(data[i] ^ key[i % len(key)])
    return bytes(out)

secret = crypt(b'meet me')
print(secret)
print(crypt(secret).decode())
assert crypt(secret) == b'meet me'
display.show(Image.SWORD)

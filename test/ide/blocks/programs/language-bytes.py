from microbit import *
ICONA = bytes([0b01010, 0b11111, 0b11111, 0b01110, 0b00100])
def da_bit(righe):
    img = Image(5, 5)
    for y, riga in enumerate(righe):
        for x in range(5):
            if riga & (1 << (4 - x)): img.set_pixel(x, y, 9)
    return img
display.show(da_bit(ICONA))
i2c.init(freq=400000, sda=pin20, scl=pin19)
i2c.write(0x3C, b'\x00\xAE', repeat=False)
i2c.write(0x3C, bytearray([0x00] + [0xA1, 0xC8]))
d = i2c.read(0x68, 7)
sec = (d[0] >> 4) * 10 + (d[0] & 0x0F)
raw = int.from_bytes(d[1:3], 'big')
if raw & 0x8000: raw -= 1 << 16
print(~raw, raw ^ 0xFF, raw | 1, -raw ** 2, (-raw) ** 2, 2 ** -1)

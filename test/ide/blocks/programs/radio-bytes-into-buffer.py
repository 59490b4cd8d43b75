from microbit import *
import radio
buf = bytearray(32)
radio.config(data_rate=radio.RATE_2MBIT, address=0x75626974)
radio.on()
while True:
    n = radio.receive_bytes_into(buf)
    if n is None: continue
    checksum = 0
    for b in memoryview(buf)[:n]:
        checksum ^= b
        checksum = (checksum << 1 | checksum >> 7) & 0xff
    print(hex(checksum), bytes(buf[:n]))

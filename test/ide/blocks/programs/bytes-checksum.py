from microbit import *

def checksum(message):
    total = 0
    for byte in message:
        total = (total + byte) & 0xFF
    return ~total & 0xFF

packet = bytearray([0x02, 0x10, 0x20])
packet.append(checksum(packet))
print(packet)
assert checksum(packet[:-1]) == packet[-1]
uart.write(bytes(packet))
display.show(Image.YES)

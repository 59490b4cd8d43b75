from microbit import *
import radio
import struct

radio.on()
radio.config(length=32)
number = 0

while True:
    packet = struct.pack("<Hhhh", number, accelerometer.get_x(), accelerometer.get_y(), accelerometer.get_z())
    radio.send_bytes(packet)
    number = (number + 1) & 0xFFFF
    got = radio.receive_bytes()
    if got is not None and len(got) == 8:
        n, x, y, z = struct.unpack("<Hhhh", got)
        print(n, x, y, z)
    sleep(20)

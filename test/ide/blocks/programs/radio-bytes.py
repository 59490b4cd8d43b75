from microbit import *
import radio, struct
radio.on()
n = 0
while True:
    radio.send_bytes(struct.pack('<Hhhh', n & 0xFFFF, *accelerometer.get_values()))
    packet = radio.receive_full()
    if packet:
        data, rssi, when = packet
        if data[:3] == b'\x01\x00\x01':
            display.scroll(str(data[3:], 'utf8'))
        else:
            i, x, y, z = struct.unpack('<Hhhh', data)
            print(i, x, y, z, rssi, when, sep='\t')
    n += 1
    sleep(50)

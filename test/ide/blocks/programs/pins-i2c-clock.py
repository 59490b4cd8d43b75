from microbit import *

ADDRESS = 0x68

def bcd(value):
    return (value >> 4) * 10 + (value & 0x0F)

def read_time():
    i2c.write(ADDRESS, b"\x00")
    data = i2c.read(ADDRESS, 3)
    seconds = bcd(data[0] & 0x7F)
    minutes = bcd(data[1])
    hours = bcd(data[2] & 0x3F)
    return hours, minutes, seconds

while True:
    hours, minutes, seconds = read_time()
    display.scroll("%02d:%02d" % (hours, minutes))
    sleep(2000)

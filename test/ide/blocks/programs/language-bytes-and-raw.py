from microbit import *

a = b"\x00\xff" + bytes([1, 2])
c = r"\d+\n"
d = "tab\there" + 'single "quotes"' + "it's"
e = """three
lines
here"""
f = ("one"
     "two")
g = "\u00e8\x41\101"
uart.init(baudrate=9600)
uart.write(a)
if uart.any():
    h = uart.read()
    i = uart.readline()
i2c.write(0x19, bytes([0x20, 0x57]))
print(i2c.read(0x19, 2), i2c.scan(), bytearray(3)[0])

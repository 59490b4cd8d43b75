from microbit import *

i2c.init(freq=100000, sda=pin20, scl=pin19)
display.show("...")
found = i2c.scan()
for address in found:
    print(hex(address))
if not found:
    display.show(Image.SAD)
elif 0x3c in found:
    display.scroll("screen")
else:
    display.scroll(len(found))

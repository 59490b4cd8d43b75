from microbit import *

uart.init(baudrate=9600, tx=pin0, rx=pin1)
line = b""

while True:
    if uart.any():
        line += uart.read(1)
        if line.endswith(b"\n"):
            text = str(line, "ascii")
            if text.startswith("$GPGGA"):
                fields = text.split(",")
                if fields[6] != "0":
                    display.show(Image.YES)
                else:
                    display.show(Image.NO)
            line = b""
    elif button_a.was_pressed():
        uart.init(115200)
        break

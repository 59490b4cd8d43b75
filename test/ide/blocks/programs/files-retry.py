from microbit import *

ADDRESS = 0x1d
tries = 0

while True:
    try:
        i2c.write(ADDRESS, bytes([0x0d]), repeat=True)
        answer = i2c.read(ADDRESS, 1)
    except OSError:
        tries += 1
        if tries == 3:
            display.show(Image.SAD)
            raise
        sleep(100)
        continue
    break

display.scroll(hex(answer[0]))

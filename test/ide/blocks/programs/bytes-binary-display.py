from microbit import *

number = 0

while True:
    for bit in range(5):
        if number >> bit & 1:
            display.set_pixel(4 - bit, 2, 9)
        else:
            display.set_pixel(4 - bit, 2, 0)
    print(bin(number), hex(number))
    sleep(400)
    number = (number + 1) % 32

from microbit import *

SEGMENTS = [pin0, pin1, pin2, pin8, pin12, pin13, pin14]
DIGITS = {
    0: 0b0111111, 1: 0b0000110, 2: 0b1011011, 3: 0b1001111, 4: 0b1100110,
    5: 0b1101101, 6: 0b1111101, 7: 0b0000111, 8: 0b1111111, 9: 0b1101111,
}

def show(digit):
    bits = DIGITS[digit]
    for i, pin in enumerate(SEGMENTS):
        pin.write_digital(bits >> i & 1)

n = 9
while n >= 0:
    show(n)
    sleep(1000)
    n -= 1

from microbit import *

start = 1
VALUE = start + 1
b1 = VALUE
HOLE_A = [b1]
HOLE_LIST = HOLE_A
HOLE_LIST.append(VALUE)
FIELD_PIN = "pin0"
LEDS = TEXT = NUM = 0
print(start, VALUE, b1, HOLE_A, FIELD_PIN, LEDS, TEXT, NUM)

from microbit import *

value = 1

def local_only():
    value = 5
    return value

def reads():
    return value + 1

def changes():
    global value
    value = value * 2
    return value

print(local_only(), value)
print(reads(), value)
print(changes(), value)
for value in range(3):
    pass
display.scroll(value)

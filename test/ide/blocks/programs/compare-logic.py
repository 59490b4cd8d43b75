from microbit import *

a = False
b = True

print(a and b, a or b, not a)
print(a and b or not a)
print(a and (b or not a))
print(not (a or b))
print(not a == b)
print((a == b) == (b == a))
x = a or "default"
y = b and x
while not (button_a.is_pressed() or button_b.is_pressed()) and y:
    sleep(10)
display.show(bool(x) + 1)

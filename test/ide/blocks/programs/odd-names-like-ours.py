start = 1
b1 = 2
x = 3
HOLE_A = 4
note = 5
text = "t"
value = 6
constructor = 7
toString = 8
__proto__ = 9
item = [start, b1, x]
variables_get = item[0]
def block(prototype, hasOwnProperty=1):
    return prototype + hasOwnProperty
HOLE_LIST = []
HOLE_LIST.append(HOLE_A)
print(block(b1), constructor, toString, __proto__, note, text, value)

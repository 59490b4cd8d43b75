from microbit import *
x = ((((1 + 2) * (3 - (4 + 5))) % 7) ** 2)
print((((x))), ((x, (x, (x,)))), [[[x]]], {(x): ((x))})
if not (not (x > 1 and (x < 5 or (x == 7)))):
    print("deep")

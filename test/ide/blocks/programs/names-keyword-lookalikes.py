from microbit import *

match = 3
case = match
type_ = "x"
print_ = 4
_ = 5
__ = 6
none = None
true = True
for _ in range(2):
    print(match, case, type_, print_, __, none, true)

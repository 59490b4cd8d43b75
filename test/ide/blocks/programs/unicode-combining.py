from microbit import *

# the same letter in two ways
a = "é"
b = "é"
print(a == b, len(a), len(b))
café = 1
print(café)
wide = "ｗｉｄｅ"
narrow = "no\u00a0break space: [ ]"
print(wide, narrow, "zero\u200bwidth")
display.show(café)

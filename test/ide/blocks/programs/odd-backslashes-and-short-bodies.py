from microbit import *
a = 1
if a == 1 and \
   a < 2 and \
        not button_a.is_pressed():
    display.scroll("lange "\
                   "Texte " \
                   "hier")
total = 1 + \
        2 + \
        3
assert total == 6, \
    'sum'
with open('a') as f, \
     open('b') as g:
    pass
from math import \
    sin, cos
x = \
    5
for i in \
  range(3): pass

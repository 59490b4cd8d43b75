"""My program"""
x = 1
from microbit import *
display.show(x)
import random
def dice():
    import math
    from random import randint
    return math.floor(randint(1, 6))
if dice() > 3:
    import music
    music.play(music.JUMP_UP)
display.show(random.choice("abc"))

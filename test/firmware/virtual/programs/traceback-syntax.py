from microbit import *
if True
    print("never")

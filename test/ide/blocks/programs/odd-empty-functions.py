from microbit import *

def later():
    pass

def documented():
    """Does nothing yet."""

def dots():
    ...

def noted():
    # think about it
    pass

class Nothing: pass

for i in range(3): pass
while False:
    pass
if later() is documented(): pass
else: pass
dots(); noted()

from microbit import *

# Task 1: fill in the limit
limit = 0       # <- your number here

while True:
    light = display.read_light_level()

    # Task 2: show the sun when it is bright
    if light > limit:
        pass  # <- your line here

    # Task 3: what has to happen otherwise?
    else:
        # ...
        pass

    sleep(100)

# Task 4 (if you are quick): play a tune

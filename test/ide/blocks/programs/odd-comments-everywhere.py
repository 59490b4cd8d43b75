# a
#b
from microbit import *  #board
    # odd place
import random # numbers

#### Settings ####
limit = 3  # three
    # indented comment at the top level

while True:  # for ever
# at the left edge, inside the loop
    # before if
    if limit > 2:  # big

        # after a blank line
        display.show(limit)  # show it
        # last in if
    # between if and elif
    elif limit == 2:  # middle
        # only this
        pass  # nothing
    # before else
    else:  # small
        display.clear()
            # deeper comment
    # end of loop
  # two spaces
# left

    limit = random.randint(1, 4)
    #
    #!
    sleep(500) # wait
# the end
    # really

# first
from microbit import *  # star
  # indented by mistake
x = 1  # one
#tight
##double
while True:  # forever
    # inside
    if x:  # yes
        pass  # nothing
        # after pass

    # before else
    else:  # no
        # only this
        x = 2
    # end of loop
# end of program
#

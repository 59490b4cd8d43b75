# The lamp of the reading corner
# by group 3
from microbit import *

# as dark as this it goes on
dark = 60  # from 0 to 255

while True:  # for ever
    light = display.read_light_level()
    # compare
    if light < dark:  # too dark to read
        display.show(Image("99999:99999:99999:99999:99999"))
    else:
        # save the battery
        display.clear()
    sleep(200)  # five times a second
# the end

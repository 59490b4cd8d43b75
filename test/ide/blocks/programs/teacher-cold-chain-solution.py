# Cold chain: the solution for the class of Tuesday
# Steps: 1 read, 2 compare, 3 warn, 4 record

from microbit import *
import music

LIMIT = 8          # degrees Celsius, see the sheet
CHECK_EVERY = 500  # milliseconds


def too_warm(degrees):
    """True when the medicine is in danger."""
    return degrees > LIMIT


def warn():
    """One alarm: picture and sound."""
    display.show(Image.NO)
    music.play(music.BA_DING)


def main():
    """Reads for ever."""
    while True:
        degrees = temperature()      # step 1
        if too_warm(degrees):        # step 2
            warn()                   # step 3
        else:
            display.show(Image.YES)
        print("temperature:", degrees)  # step 4
        sleep(CHECK_EVERY)


main()

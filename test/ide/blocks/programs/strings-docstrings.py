"""Shows how warm the classroom is.

Written for the science fair.
"""

from microbit import *

def colour(t):
    """Gives the name of a colour.

    Below 18 it is cold, above 24 it is warm.
    """
    if t < 18:
        return "blue"
    if t > 24:
        return "red"
    return "green"

def main():
    'runs for ever'
    while True:
        display.scroll(colour(temperature()))
        sleep(1000)

main()

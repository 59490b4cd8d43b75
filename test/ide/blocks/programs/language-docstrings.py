"""A thermometer.

Shows the temperature, and nothing else.
"""
from microbit import *


def read():
    """Gives the temperature in degrees."""
    return temperature()


class Thing:
    '''A thing.'''

    def act(self):
        """Acts.

            With more than one line.
        """


if __name__ == "__main__":
    display.scroll(read())

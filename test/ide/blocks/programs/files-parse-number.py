from microbit import *

def to_number(text, otherwise=0):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return otherwise

for text in ["12", "3.5", "abc", "", "-7"]:
    print(repr(text), to_number(text), to_number(text, None))
display.scroll(to_number("41") + 1)

from microbit import *

seconds = 0

@run_every(ms=1000)
def tick():
    global seconds
    seconds += 1

while True:
    display.scroll(seconds)

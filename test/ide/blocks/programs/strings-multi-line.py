from microbit import *

HELP = """A: next page
B: back
shake: help
"""

PAGES = '''
first
  second
'''

page = 0
print(HELP)
while True:
    if button_a.was_pressed():
        page += 1
    if accelerometer.was_gesture("shake"):
        for line in HELP.split("\n"):
            display.scroll(line)
    lines = PAGES.strip().split("\n")
    display.scroll(lines[page % len(lines)].strip())

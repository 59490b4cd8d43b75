from microbit import *

# state: (on A, on B)
NEXT = {
    "locked": ("one", "locked"),
    "one": ("one", "two"),
    "two": ("open", "locked"),
    "open": ("locked", "locked"),
}
PICTURE = {"locked": Image.NO, "open": Image.YES}

state = "locked"
while True:
    display.show(PICTURE.get(state, Image.CONFUSED))
    if button_a.was_pressed():
        state, _ = NEXT[state][0], None
    elif button_b.was_pressed():
        state = NEXT[state][1]
    sleep(50)

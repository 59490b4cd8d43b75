from microbit import *

state = "red"
table = {"red": "green", "green": "amber", "amber": "red"}
times = {"red": 3000, "green": 3000, "amber": 1000}
show = {
    "red": lambda: display.set_pixel(2, 0, 9),
    "amber": lambda: display.set_pixel(2, 2, 9),
    "green": lambda: display.set_pixel(2, 4, 9),
}
while True:
    display.clear()
    show[state]()
    sleep(times[state])
    state = table[state]

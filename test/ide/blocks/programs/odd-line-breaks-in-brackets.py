from microbit import *
import random

choices = [
    "red",
    "green",  # the team
    "blue",
]
face = Image("09090:"
             "09090:"
             "00000:"
             "90009:"
             "09990")
display.show(
    face
)
if (temperature() > 20
        and display.read_light_level() > 10):
    display.scroll(
        random.choice(choices),
        delay=100,
        wait=False
    )
print(max(
    1,
    2))

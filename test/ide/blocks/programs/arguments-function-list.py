from microbit import *

def run(steps, *, pause=100):
    for step, *rest in steps:
        step(*rest)
        sleep(pause)

run([
    (display.show, Image.HAPPY),
    (sleep, 500),
    (display.scroll, "ready"),
    (display.set_pixel, 0, 0, 9),
])
run([(display.clear,)], pause=0)

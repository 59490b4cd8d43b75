from microbit import *

history = []
WINDOW = 5

while True:
    history.append(display.read_light_level())
    history = history[-20:]
    recent = history[-WINDOW:]
    smooth = sum(recent) / len(recent)
    print("raw:", history[-1])
    print("smooth:", smooth)
    older, newer = history[:len(history) // 2], history[len(history) // 2:]
    if len(older) > 0 and sum(newer) / len(newer) > 2 * sum(older) / len(older):
        display.show(Image.SURPRISED)
    else:
        display.show(Image.ASLEEP)
    sleep(250)

from microbit import *
import log

count = 0

@run_every(min=1)
def note():
    global count
    count += 1
    log.add(steps=count)

while True:
    if accelerometer.was_gesture('shake'):
        count = count + 1
    sleep(20)

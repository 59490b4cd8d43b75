from microbit import *
from random import randint
record = 9999
try:
    with open('record.txt') as f: record = int(f.read())
except OSError: pass
while True:
    display.show('.')
    sleep(randint(1000, 4000))
    start = running_time()
    display.show(Image.TARGET)
    while not button_a.is_pressed(): pass
    t = running_time() - start
    if t < record:
        record = t
        with open('record.txt', 'w') as f:
            f.write(str(record))
        display.show(Image.HAPPY)
    display.scroll('%d ms' % t)
    display.scroll('best %4.2f s' % (record / 1000.0))

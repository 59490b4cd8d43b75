from microbit import *

DEBOUNCE_MS = 30
last_level = pin0.read_digital()
last_change = running_time()
count = 0

while True:
    level = pin0.read_digital()
    now = running_time()

    # ignore what changes too quickly
    if level != last_level and now - last_change > DEBOUNCE_MS:
        last_change = now
        last_level = level
        if level == 0:      # pressed
            count += 1
            display.show(count % 10)

    if button_a.was_pressed() and button_b.was_pressed():
        count = 0

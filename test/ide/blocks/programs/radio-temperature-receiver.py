from microbit import *
import radio

radio.config(group=7)
radio.on()
latest = {}

while True:
    message = radio.receive()
    if message is not None:
        parts = message.split(",")
        if len(parts) == 3:
            name, t, light = parts
            latest[name] = int(t)
            print(name + ":" + t)
    if button_a.was_pressed():
        for name in sorted(latest):
            display.scroll("%s %d" % (name, latest[name]))
    sleep(10)

from microbit import *
import radio

radio.config(group=5)
radio.on()
present = set()

while True:
    try:
        name = radio.receive()
    except ValueError:
        name = None
        radio.off()
        radio.on()
    if name:
        present.add(name)
        display.show(len(present) % 10)
    if button_a.was_pressed():
        for one in sorted(present):
            print(one)
        print(len(present), "here")
    sleep(10)

from microbit import *
import radio

radio.on()
radio.config(group=42, queue=20)
votes = {"A": 0, "B": 0}

while True:
    if button_a.was_pressed():
        radio.send("A")
        votes["A"] += 1
    if button_b.was_pressed():
        radio.send("B")
        votes["B"] += 1
    msg = radio.receive()
    while msg:
        if msg in votes:
            votes[msg] = votes[msg] + 1
        msg = radio.receive()
    if accelerometer.was_gesture("face down"):
        for option, number in votes.items():
            display.scroll(option + "=" + str(number))
    sleep(50)

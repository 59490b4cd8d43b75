from microbit import *
import radio

radio.on()
radio.config(group=7)
radio.config(power=7)
radio.send_bytes(bytes([1, 2, 3]))

while True:
    details = radio.receive_full()
    if details is not None:
        message, strength, when = details
        print("strength:", strength)
    sleep(50)

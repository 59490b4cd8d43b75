from microbit import *

message = "HELLO CLASS 3B  "

while True:
    display.show(message[0])
    message = message[1:] + message[:1]
    if button_a.was_pressed():
        message = message[::-1]
    if button_b.was_pressed():
        print(message[2:5], message[-3:], message[:-3], message[::2])
    sleep(300)

from microbit import *
import radio

radio.config(group=12)
radio.on()

while True:
    x = accelerometer.get_x()
    y = accelerometer.get_y()
    if button_a.is_pressed():
        command = "stop"
    elif y < -350:
        command = "forward"
    elif y > 350:
        command = "back"
    elif x < -350:
        command = "left"
    elif x > 350:
        command = "right"
    else:
        command = "stop"
    radio.send(command)
    display.show(command[0])
    sleep(100)

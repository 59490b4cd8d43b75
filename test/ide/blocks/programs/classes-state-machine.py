from microbit import *

class State:
    OFF = 0
    ARMED = 1
    ALARM = 2

class Alarm:
    def __init__(self):
        self.state = State.OFF

    def on_button(self):
        if self.state == State.OFF:
            self.state = State.ARMED
        else:
            self.state = State.OFF

    def on_shake(self):
        if self.state == State.ARMED:
            self.state = State.ALARM

alarm = Alarm()
icons = [Image.NO, Image.YES, Image.SKULL]
while True:
    if button_a.was_pressed():
        alarm.on_button()
    if accelerometer.was_gesture("shake"):
        alarm.on_shake()
    display.show(icons[alarm.state])
    sleep(50)

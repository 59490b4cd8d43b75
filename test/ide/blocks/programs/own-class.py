from microbit import *

class Lamp:
    level = 9

    def __init__(self, pin, name="lamp"):
        self.pin = pin
        self.name = name
        self.lit = False

    def toggle(self):
        self.lit = not self.lit
        self.pin.write_digital(1 if self.lit else 0)
        return self.lit

lamp = Lamp(pin0)
desk = Lamp(pin1, "desk")

while True:
    if button_a.was_pressed():
        lamp.toggle()
    if button_b.was_pressed():
        print(desk.name, desk.toggle())
    lamp.level += 1
    sleep(20)

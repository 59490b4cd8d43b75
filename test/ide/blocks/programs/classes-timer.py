from microbit import *

class Timer:
    def __init__(self, period):
        self.period = period
        self.next = running_time() + period

    def due(self):
        if running_time() >= self.next:
            self.next += self.period
            return True
        return False

blink = Timer(500)
report = Timer(2000)
lit = False

while True:
    if blink.due():
        lit = not lit
        display.set_pixel(2, 2, 9 if lit else 0)
    if report.due():
        print("temperature:", temperature())
    sleep(5)

from microbit import *

class Busy:
    def __init__(self, picture):
        self.picture = picture

    def __enter__(self):
        display.show(self.picture)
        return self

    def __exit__(self, kind, value, trace):
        display.clear()
        return False

while True:
    if button_a.was_pressed():
        with Busy(Image.ASLEEP) as busy:
            total = 0
            for i in range(20000):
                total += i
            busy.result = total
        display.scroll(busy.result)
    sleep(20)

from microbit import *

def repeat(times):
    def decorate(function):
        def run():
            for _ in range(times):
                function()
        return run
    return decorate

@repeat(3)
def blink():
    display.show(Image.HEART)
    sleep(200)
    display.clear()
    sleep(200)

blink()

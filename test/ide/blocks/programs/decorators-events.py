from microbit import *

handlers = {}

def on(event):
    def remember(function):
        handlers[event] = function
        return function
    return remember

@on("shake")
def shaken():
    display.show(Image.SURPRISED)

@on("face up")
def flat():
    display.show(Image.ASLEEP)

@on("left")
@on("right")
def tilted():
    display.show(Image.CONFUSED)

while True:
    gesture = accelerometer.current_gesture()
    if gesture in handlers:
        handlers[gesture]()
    sleep(50)

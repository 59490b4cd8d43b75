from microbit import *
handlers = {}
def on(event):
    def register(f):
        handlers[event] = f
        return f
    return register
@on('a')
def _():
    display.show('A')
@on('b')  # second
# and a comment between
@on("ab")

def both(*args, **kwargs):
    display.show('*')
while True:
    for name, button in dict(a=button_a, b=button_b).items():
        if button.was_pressed() and name in handlers: handlers[name]()

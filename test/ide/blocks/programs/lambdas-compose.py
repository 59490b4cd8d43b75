from microbit import *

compose = lambda f, g: lambda x: f(g(x))
half = lambda x: x // 2
percent = lambda x, top=1023: 100 * x // top

show_pin = compose(half, percent)
always = lambda *_, **__: True

while always():
    display.show(show_pin(pin0.read_analog()) // 6)
    sleep(100)

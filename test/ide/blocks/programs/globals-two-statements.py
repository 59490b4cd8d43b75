from microbit import *

x = 2
y = 2

def move():
    """Moves the dot when the board is tilted."""
    global x
    global y
    if accelerometer.get_x() > 200:
        x = min(4, x + 1)
    elif accelerometer.get_x() < -200:
        x = max(0, x - 1)
    if accelerometer.get_y() > 200:
        y = min(4, y + 1)
    elif accelerometer.get_y() < -200:
        y = max(0, y - 1)

while True:
    move()
    display.clear()
    display.set_pixel(x, y, 9)
    sleep(150)

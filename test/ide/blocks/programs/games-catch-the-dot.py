from microbit import *
import random
import music

x = 2
y = 2
target_x = random.randint(0, 4)
target_y = random.randint(0, 4)
points = 0
end = running_time() + 30000

while running_time() < end:
    if accelerometer.get_x() > 250:
        x = x + 1
    if accelerometer.get_x() < -250:
        x = x - 1
    if accelerometer.get_y() > 250:
        y = y + 1
    if accelerometer.get_y() < -250:
        y = y - 1
    x = max(0, min(4, x))
    y = max(0, min(4, y))
    if x == target_x and y == target_y:
        points = points + 1
        music.pitch(880, 60)
        target_x = random.randint(0, 4)
        target_y = random.randint(0, 4)
    display.clear()
    display.set_pixel(target_x, target_y, 4)
    display.set_pixel(x, y, 9)
    sleep(150)

display.scroll("Time! " + str(points))

from microbit import *

maze = [
    [1, 1, 1, 1, 1],
    [1, 0, 0, 0, 1],
    [1, 0, 1, 0, 1],
    [1, 0, 1, 0, 0],
    [1, 1, 1, 1, 1],
]
x = 1
y = 3

def draw():
    for row in range(5):
        for column in range(5):
            display.set_pixel(column, row, maze[row][column] * 4)
    display.set_pixel(x, y, 9)

def free(column, row):
    return 0 <= column <= 4 and 0 <= row <= 4 and maze[row][column] == 0

while not (x == 4 and y == 3):
    draw()
    tilt_x = accelerometer.get_x()
    tilt_y = accelerometer.get_y()
    if tilt_x > 300 and free(x + 1, y):
        x += 1
    elif tilt_x < -300 and free(x - 1, y):
        x -= 1
    elif tilt_y > 300 and free(x, y + 1):
        y += 1
    elif tilt_y < -300 and free(x, y - 1):
        y -= 1
    sleep(250)

display.scroll("OUT!")

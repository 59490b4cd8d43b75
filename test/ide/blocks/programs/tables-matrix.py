from microbit import *

grid = [[0 for x in range(5)] for y in range(5)]

def neighbours(x, y):
    count = 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dx == 0 and dy == 0:
                continue
            count += grid[(y + dy) % 5][(x + dx) % 5]
    return count

def step():
    global grid
    new = []
    for y in range(5):
        row = []
        for x in range(5):
            n = neighbours(x, y)
            row.append(1 if n == 3 or (n == 2 and grid[y][x]) else 0)
        new.append(row)
    grid = new

grid[1][2] = grid[2][2] = grid[3][2] = 1
while True:
    for y in range(5):
        for x in range(5):
            display.set_pixel(x, y, grid[y][x] * 9)
    sleep(500)
    step()

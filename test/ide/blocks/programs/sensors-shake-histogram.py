from microbit import *

bins = [0, 0, 0, 0, 0]

while True:
    shake = accelerometer.get_z() + 1024
    place = abs(shake) // 250
    if place > 4:
        place = 4
    bins[place] += 1
    tallest = max(bins)
    display.clear()
    for x in range(5):
        height = bins[x] * 5 // tallest
        for y in range(height):
            display.set_pixel(x, 4 - y, 9)
    sleep(100)

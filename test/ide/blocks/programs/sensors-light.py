from microbit import *
while True:
    l = display.read_light_level()
    n = l * 25 // 255
    for i in range(25): display.set_pixel(i % 5, i // 5, 9 if i < n else 0)
    sleep(100)

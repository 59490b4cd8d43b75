from microbit import *

boat = Image("05050:05050:05050:99999:09990")

display.show(Image.ALL_CLOCKS, delay=100)
for i in range(5):
    display.show(boat.shift_right(i))
    sleep(200)
display.show(boat.invert())
canvas = Image(5, 5)
canvas.set_pixel(2, 2, 9)
display.show(canvas.crop(1, 1, 3, 3))
print(canvas.width(), canvas.get_pixel(2, 2))
display.scroll("Hi", delay=80)
display.scroll("Hi", wait=False, loop=True)

from microbit import *

while True:
    print("temperature:", 4)
    display.show(Image.HAPPY)
    sleep(500)

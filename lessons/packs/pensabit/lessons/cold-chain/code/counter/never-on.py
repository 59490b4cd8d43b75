from microbit import *

while True:
    temp = temperature()
    print("temperature:", temp)
    display.show(Image.HAPPY)
    sleep(500)

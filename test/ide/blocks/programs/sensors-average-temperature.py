from microbit import *

readings = []

while True:
    readings.append(temperature())
    if len(readings) > 10:
        readings.pop(0)
    average = sum(readings) / len(readings)
    print("now:", readings[-1])
    print("average:", average)
    display.show(Image.CHESSBOARD)
    sleep(200)
    display.clear()
    sleep(800)

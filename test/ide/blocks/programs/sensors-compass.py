from microbit import *
if not compass.is_calibrated(): compass.calibrate()
while True:
    needle = ((15 - compass.heading()) // 30) % 12
    display.show(Image.ALL_CLOCKS[needle])

from microbit import *
import music

compass.calibrate()
base = 0
for i in range(10):
    base += compass.get_field_strength()
    sleep(20)
base = base / 10

while True:
    difference = abs(compass.get_field_strength() - base)
    if difference > 5000:
        brightness = min(9, int(difference / 5000))
        line = str(brightness) * 5
        display.show(Image(":".join([line] * 5)))
        music.pitch(200 + int(difference / 100), 40)
    else:
        display.clear()
    sleep(60)

from microbit import *

sleep(1000)
print("x,y,z")
for sample in range(200):
    x, y, z = accelerometer.get_values()
    print("{},{},{}".format(x, y, z))
    sleep(50)
display.show(Image.YES)
sleep(2000)
display.clear()

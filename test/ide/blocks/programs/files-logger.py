from microbit import *
import os

NAME = "log.csv"

if NAME in os.listdir():
    os.remove(NAME)

with open(NAME, "w") as log:
    log.write("time,temperature\n")
    for i in range(20):
        log.write("{},{}\n".format(running_time(), temperature()))
        display.set_pixel(i % 5, i // 5, 9)
        sleep(1000)

with open(NAME) as log:
    print(log.read())
print(os.size(NAME), "bytes")

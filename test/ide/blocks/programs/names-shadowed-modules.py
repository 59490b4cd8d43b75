from microbit import *

time = 10
log = []
music = "la"
power = time ** 2
radio = None
log.append(power)
for time in range(3):
    log.append(time)
with open("x.txt", "w") as log:
    log.write(music)

from microbit import *
import random

while True:
    number = random.randint(1, 6)
    display.show(number)
    sleep(400)
    if number == 6:
        break

count = 0
while 1:
    count += 1
    if count > 3: break
    display.show(count)
    sleep(200)
while count:
    count -= 1
display.clear()

from microbit import *
import random

# 0 = rock, 1 = paper, 2 = scissors
rock = Image("00000:09990:09990:09990:00000")
paper = Image("99999:90009:90009:90009:99999")
scissors = Image("99009:99090:00900:99090:99009")
tools = [rock, paper, scissors]

display.show(Image.HAPPY)

while True:
    if accelerometer.was_gesture('shake'):
        for count in range(3, 0, -1):
            display.show(count)
            sleep(300)
        mine = random.randint(0, 2)
        display.show(tools[mine])
        sleep(1500)
    sleep(20)

from microbit import *
import random

answers = ["Yes", "No", "Ask again", "Who knows?", "For sure",
           "Not today"]

while True:
    display.show("8")
    if accelerometer.was_gesture("shake"):
        display.clear()
        sleep(1000)
        display.scroll(random.choice(answers), delay=90)
    sleep(10)

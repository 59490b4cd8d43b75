from microbit import *
import music

goal = 100
steps = 0
display.show(0)

while steps < goal:
    if accelerometer.was_gesture("shake"):
        steps += 1
        if steps % 10 == 0:
            display.scroll(steps)
        else:
            display.show(steps % 10)
    if button_b.was_pressed():
        display.scroll("{} left".format(goal - steps))
    sleep(20)

display.show(Image.FABULOUS)
music.play(music.POWER_UP)

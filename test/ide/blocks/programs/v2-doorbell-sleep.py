from microbit import *
import music
import power

display.clear()
while True:
    power.deep_sleep(wake_on=button_a)
    music.play(music.JUMP_UP)

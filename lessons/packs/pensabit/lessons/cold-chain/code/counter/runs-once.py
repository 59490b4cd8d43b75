from microbit import *
import music

temp = temperature()
print("temperature:", temp)
if temp > 8:
    music.play(music.BA_DING)

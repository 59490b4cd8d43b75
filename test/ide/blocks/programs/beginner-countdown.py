from microbit import *
import music
number = 10
while number > 0:
    display.scroll(number)
    number = number - 1
display.show(Image.SURPRISED)
music.play(music.POWER_UP)
display.scroll("LIFT OFF!!!")
sleep(1000)
display.clear()

from microbit import *
import music
n = 3
while n >= 0:
    if n == 0: display.show(Image.HEART)
    else: display.show(n)
    if n < 2: music.pitch(880, 100)
    elif n < 3: music.pitch(660, 100)
    else: music.pitch(440, 100)
    for i in range(3): sleep(100)
    while button_a.is_pressed(): pass
    n -= 1
def stop(): display.clear()
stop()

from microbit import *
import radio

radio.on()
offset = 0
leader = button_a.is_pressed()

def clock():
    return running_time() + offset

while True:
    if leader:
        radio.send("time:" + str(clock()))
        sleep(1000)
    else:
        heard = radio.receive()
        if heard and heard.startswith("time:"):
            offset = int(heard[5:]) - running_time()
    if clock() // 1000 % 2 == 0:
        display.show(Image.DIAMOND)
    else:
        display.show(Image.DIAMOND_SMALL)
    sleep(20)

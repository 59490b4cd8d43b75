from microbit import *
import random

while True:
    display.show(Image.ASLEEP)
    while not button_a.was_pressed():
        sleep(10)
    display.clear()
    sleep(random.randint(1000, 4000))
    button_b.was_pressed()
    display.show(Image("99999:99999:99999:99999:99999"))
    begin = running_time()
    while not button_b.is_pressed():
        pass
    taken = running_time() - begin
    display.scroll(str(taken) + " ms")
    if taken < 250:
        display.show(Image.HAPPY)
    elif taken < 400:
        display.show(Image.MEH)
    else:
        display.show(Image.SAD)
    sleep(1500)

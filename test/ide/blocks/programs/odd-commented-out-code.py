from microbit import *
# import radio
# radio.on()

while True:
    temp = temperature()
    # if temp > 30:
    #     display.show(Image.SAD)
    #     sleep(100)
    # else:
    display.scroll(temp)
    # radio.send(str(temp))
    sleep(1000)
#    print(temp)
#while False:
#    pass

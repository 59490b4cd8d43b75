from microbit import *

count = 0
try:
    while True:
        count += 1
        display.show(count % 10)
        print("count:", count)
        sleep(1000)
except KeyboardInterrupt:
    display.show(Image.NO)
    print("stopped at", count)
except:
    display.show(Image.SKULL)
    raise

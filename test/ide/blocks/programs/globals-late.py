from microbit import *

def start():
    global began
    began = running_time()

def seconds():
    return (running_time() - began) // 1000

def reset():
    display.clear()
    sleep(200)
    global began
    began = running_time()

start()
while True:
    display.show(seconds() % 10)
    if seconds() == 60:
        start()
    sleep(100)

from microbit import *

list = [1, 2, 3]
max = 10
str = "text"
print(list, max, str)
def sleep(n):
    for i in range(n):
        pass
def show(x):
    display.show(x)
temperature = 20
random = 4
sleep(5)
show(temperature + random)
pin0 = 3
Image = "A"
print(pin0, Image)

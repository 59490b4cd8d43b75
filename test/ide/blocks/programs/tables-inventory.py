from microbit import *

items = ["key", "map", "lamp"]
bag = {}

def pick(thing, count=1):
    bag[thing] = bag.get(thing, 0) + count

def drop(thing):
    if bag.get(thing, 0) == 0:
        display.show(Image.NO)
        return
    bag[thing] -= 1
    if bag[thing] == 0:
        bag.pop(thing)

place = 0
while True:
    if button_a.was_pressed():
        place = (place + 1) % len(items)
        display.show(items[place][0])
    if button_b.was_pressed():
        pick(items[place])
    if accelerometer.was_gesture("face down"):
        drop(items[place])
        print(bag)
    sleep(50)

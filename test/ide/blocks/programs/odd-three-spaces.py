from microbit import *
count = 0
while True:
   if button_a.was_pressed():
      count = count + 1
      display.show(count)
   elif button_b.was_pressed():
      count = 0
      display.clear()
   sleep(100)
   if count > 9:
      display.scroll("too many")
      count = 0

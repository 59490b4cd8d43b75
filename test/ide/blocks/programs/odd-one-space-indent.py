from microbit import *
for i in range(3):
 if i:
  display.show(i)
 else:
  display.show("-")
 sleep(300)

from microbit import *
while True:
  if button_a.is_pressed():
        display.show("A")
        sleep(10)
  else:
     if button_b.is_pressed():
         display.show("B")
     else:
           display.clear()
  sleep(20)

from microbit import *
import random
dadi={1:"00000:00000:00900:00000:00000",2:"00009:00000:00000:00000:90000",3:"00009:00000:00900:00000:90000",
4:"90009:00000:00000:00000:90009",5:"90009:00000:00900:00000:90009",6:"90009:00000:90009:00000:90009"}
while True:
  if accelerometer.was_gesture("shake"):
    for giro in range(10):
      n=random.randint(1,6)
      display.show(Image(dadi[n]))
      sleep(50+giro*20)
  #fine

from microbit import *

def bar(n):
  for y in range(5):
    level = 9 if 5 - y <= n else 0
    display.set_pixel(2, y, level)

while True:
  light = display.read_light_level()
  bar(light // 42)
  if light > 200:
    display.show(Image.HAPPY)
    sleep(500)
  sleep(100)

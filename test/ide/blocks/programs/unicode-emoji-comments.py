from microbit import *

# 🎲 the dice game 🎲
import random  # 🙂

names = ["🐍 snake", "🐢 turtle", "👩‍🏫 teacher"]
while True:
    if accelerometer.was_gesture("shake"):
        print("🎉", random.choice(names))
        display.show(Image.SNAKE)  # ← here
    # ……
    sleep(50)

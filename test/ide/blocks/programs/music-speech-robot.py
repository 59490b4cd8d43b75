from microbit import *
import speech

lines = ["I am a robot", "Take me to your teacher", "Battery low"]
n = 0

while True:
    if button_a.was_pressed():
        display.show(Image.SURPRISED)
        speech.say(lines[n], speed=120, pitch=100, throat=100, mouth=200)
        n = (n + 1) % len(lines)
    elif button_b.was_pressed():
        speech.pronounce("/HEH5LOW WER4LD")
    display.show(Image.HAPPY)
    sleep(100)

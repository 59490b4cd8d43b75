from microbit import *
import speech

speech.say("I am a robot", speed=90, pitch=40)
speech.pronounce("/HEHLOW")
if not compass.is_calibrated():
    compass.calibrate()
if button_a.is_pressed():
    reset()
else:
    panic(7)

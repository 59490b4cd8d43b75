from microbit import *
import radio

KEY = 3

def shift(text, by):
    result = ""
    for letter in text:
        if letter.isalpha():
            base = ord("A") if letter.isupper() else ord("a")
            result += chr((ord(letter) - base + by) % 26 + base)
        else:
            result += letter
    return result

radio.on()
while True:
    if button_a.was_pressed():
        radio.send(shift("Meet at the gate", KEY))
    secret = radio.receive()
    if secret:
        display.scroll(shift(secret, -KEY))
    sleep(50)

from microbit import *

alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
key = 3

def encode(message, key):
    result = ""
    for letter in message.upper():
        if letter in alphabet:
            place = (alphabet.index(letter) + key) % 26
            result = result + alphabet[place]
        else:
            result = result + letter
    return result

secret = encode("Attack at dawn!", key)
print(secret)
print(encode(secret, -key))
while True:
    if button_a.was_pressed():
        key = (key + 1) % 26
        display.show(alphabet[key])
    if button_b.was_pressed():
        display.scroll(encode("HELLO", key))
    sleep(20)

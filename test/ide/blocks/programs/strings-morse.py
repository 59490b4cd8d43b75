from microbit import *

MORSE = {"A": ".-", "B": "-...", "C": "-.-.", "D": "-..", "E": ".",
         "S": "...", "O": "---", "T": "-"}
UNIT = 150

def flash(length):
    display.show(Image.SQUARE_SMALL)
    sleep(length)
    display.clear()
    sleep(UNIT)

def send(text):
    for letter in text.upper():
        for sign in MORSE.get(letter, ""):
            if sign == ".":
                flash(UNIT)
            elif sign == "-":
                flash(3 * UNIT)
        sleep(2 * UNIT)

while True:
    if button_a.was_pressed():
        send("SOS")
    if button_b.was_pressed():
        send("cab")
    sleep(10)

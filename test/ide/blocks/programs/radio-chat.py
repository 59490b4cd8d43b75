from microbit import *
import radio

radio.on()
radio.config(channel=7,
             group=42,
             queue=3, length=64)   # kurze Texte

NAME = 'Ära'
while True:
    msg = radio.receive()
    if msg:
        von, sep, text = msg.partition(':')
        display.scroll(text, delay=80)
    for knopf, wort in ((button_a, 'hallo'), (button_b, 'tschüss')):
        if knopf.was_pressed():
            radio.send(NAME + ':' + wort)
    sleep(10)

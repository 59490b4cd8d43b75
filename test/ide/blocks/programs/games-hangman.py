from microbit import *
import random
PAROLE = ("gatto", "cane",
          "topo",
          )
def mostra(parola, trovate): return ''.join([c if c in trovate else '_' for c in parola])
parola = random.choice(PAROLE); trovate = set(); errori = 0
alfabeto = 'abcdefghijklmnopqrstuvwxyz'; i = 0
while errori < 6 and set(parola) - trovate:
    display.show(alfabeto[i])
    if button_a.was_pressed():
        i = (i + 1) % len(alfabeto)
    if button_b.was_pressed():
        (trovate.add if alfabeto[i] in parola else lambda c: None)(alfabeto[i])
        if alfabeto[i] not in parola: errori += 1
        display.scroll(mostra(parola, trovate))
    sleep(50)
display.scroll("Bravo!" if errori < 6 else "Era " + parola)

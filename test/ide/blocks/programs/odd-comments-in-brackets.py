# -*- coding: utf-8 -*-
#!/usr/bin/env python
# Autor: Müller, Klasse 7b
#
#
# Datum: 3.4.


from microbit import * # alles
# noch was
import random   # Zufall

#------------------------------------
# Variablen
#------------------------------------
x = 0 # x
#y = 0
def f(a, # das erste
      b  # das zweite
      ): # und los
    # nur
    # Kommentare
    return (a # plus
            + # wirklich
            b # b
            ) # Ende
    # nach dem return

# zwischen


# und weiter
while True: # immer
    # erste Zeile
    if x > 3: # groß
        # nichts
        pass # wirklich nichts
        # danach
    else: # sonst
        x += 1 # plus eins
    # im while
  # schief eingerückt
# außen
    sleep(100)
        # zu tief
# Ende
# wirklich

from microbit import *

température = temperature()
élèves = ["Zoé", "Noël", "François"]
# où est la fenêtre ?
for élève in élèves:
    print(élève, "a mesuré", température, "°C")
if température > 25:
    display.scroll("Trop chaud !")
else:
    display.scroll("Ça va")
display.show(Image.HEART)

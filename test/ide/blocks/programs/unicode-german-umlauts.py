from microbit import *

größe = 5
zähler = 0
straße = "Hauptstraße"
while zähler < größe:
    zähler += 1
    print("Schritt", zähler, "von", größe)
    display.show(zähler)
    sleep(300)
display.scroll(straße.replace("ß", "ss"))
# Ende – „fertig“

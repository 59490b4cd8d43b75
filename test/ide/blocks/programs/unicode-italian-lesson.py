from microbit import *

# Quanti gradi ci sono in classe?
limite = 26
città = "Forlì"
perché = "è più caldo"

while True:
    gradi = temperature()
    print("temperatura:", gradi)
    if gradi > limite:
        display.scroll(città + ": " + perché)
    else:
        display.show(Image.HAPPY)  # così va bene
    sleep(1000)

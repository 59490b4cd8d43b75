from microbit import *
def lies(datei='daten.csv'):
    zeilen = []
    try:
        with open(datei, 'r') as f:
            zeile = f.readline()
            while zeile:
                teile = zeile.strip().split(',')
                if len(teile) == 2:
                    zeilen.append((int(teile[0]), float(teile[1])))
                zeile = f.readline()
    except OSError as fehler:
        print('Datei?', fehler)
    except (ValueError, IndexError):
        raise
    else:
        print(len(zeilen), 'Zeilen')
    finally:
        print('fertig')
    return zeilen
for zeit, wert in lies(): print(zeit, wert)

from microbit import *

class Messwerte(object):
    def __init__(self, n):
        self._n = n
        self._werte = []
    def __len__(self):
        return len(self._werte)
    def __iter__(self):
        for w in self._werte: yield w
    def __getitem__(self, i): return self._werte[i]
    def __add__(self, wert):
        self._werte = (self._werte + [wert])[-self._n:]
        return self
    def __enter__(self): return self
    def __exit__(self, *args):
        del self._werte[:]
    @property
    def mittel(self):
        return sum(self) / len(self) if len(self) else None
    @staticmethod
    def leer(): return Messwerte(0)
    @classmethod
    def gross(cls):
        return cls(1000)

m = Messwerte(5)
while True:
    m += temperature()
    print(*m, sep=';', end='\r\n')
    if m.mittel is not None and m.mittel > 30: display.show('!')
    sleep(1e3)

from microbit import *

limit: int = 8
name: str

def warm(t: float, above: int = 8) -> bool:
    return t > above

class Box:
    size: int = 3

    def grow(self, by: int) -> None:
        self.size += by

print(warm(temperature()))

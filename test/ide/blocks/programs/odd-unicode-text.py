from microbit import *

ciao = "Perché no? È così: 你好, привет, 🙂"
# città, naïve, Ünïcode ✓
π = 3.14159
raggio_città = 2
print(ciao, π * raggio_città ** 2)

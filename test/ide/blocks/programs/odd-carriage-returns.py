from microbit import *

# made with a Windows editor
names = ["a", "b"]
text = '''two
lines'''

for name in names:
    display.show(name)
    sleep(500)  # half a second

print(text)

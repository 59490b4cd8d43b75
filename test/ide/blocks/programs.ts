/** Programs in our own style: they come back from blocks letter by letter. */
export const ownStyle: Readonly<Record<string, string>> = {
  'nothing but the import': `from microbit import *
`,
  'an alarm': `from microbit import *
import music

limit = 8

while True:
    temp = temperature()
    print("temperature:", temp)
    if temp > limit:
        display.show(Image("00900:09990:09990:99999:00900"))
        music.play(music.BA_DING)
    else:
        display.show(Image.HAPPY)
    sleep(500)
`,
  'an alarm with imports from the look': `from microbit import *
import music
bell = Image("00900:09990:09990:99999:00900")
limit = 8

while True:
    temp = temperature()
    if temp > limt:
        display.show(bell)
    sleep(500)
`,
  'comments everywhere': `# Cold chain
# by Green duck
from microbit import *  # the board

# what is safe
limit = 8  # degrees

while True:  # for ever
    # read
    t = temperature()

    if t > limit:  # too warm
        # alarm
        display.show("!")
        # done

    else:
        pass
    # rest
    sleep(500)
# the end
`,
  'a chain of elif': `from microbit import *

while True:
    if button_a.was_pressed():
        display.show("A")
    elif button_b.was_pressed():
        display.show("B")
    elif accelerometer.was_gesture("shake"):
        display.scroll("shake")
    else:
        display.clear()
`,
  'a die': `from microbit import *
import random

while True:
    if accelerometer.was_gesture("shake"):
        display.show(random.randint(1, 6))
    sleep(50)
`,
  'a range check': `from microbit import *

while True:
    if 2 <= temperature() <= 8:
        display.show(Image.YES)
    else:
        display.show(Image.NO)
`,
  'logic and precedence': `from microbit import *

a = 1
b = (a + 2) * 3 - 4 / (5 - a)
c = -(a + b) ** 2 % 7 // 2
d = 2 ** -1
e = a < b and not (b < c or c == d)
f = not a < b
g = (a < b) == (b < c)
h = a - (b - c)
`,
  'loops of every kind': `from microbit import *

for _ in range(3):
    display.show(Image.HEART)
    sleep(200)
for i in range(5):
    display.set_pixel(i, i, 9)
for name in ["a", "b"]:
    print(name)
n = 0

while n < 10:
    n += 1
    if n == 5:
        break
    continue
`,
  'a text put together': `from microbit import *

t = temperature()
display.scroll("T: " + str(t) + " C")
print(len("abc") + t)
`,
  'functions with and without parameters': `from microbit import *

count = 0

def blink(times, pause):
    for _ in range(times):
        display.show(Image.HEART)
        sleep(pause)

def bump():
    global count
    count += 1

def double(x):
    return x * 2

def nothing():
    pass

blink(3, 100)
bump()
print(double(count))
`,
  'a function whose variable is its own': `from microbit import *

def mean(a, b):
    total = a + b
    return total / 2

print(mean(1, 2))
`,
  'a global that is not said': `from microbit import *

count = 0

def bump():
    count = 1

bump()
`,
  'pins and lists': `from microbit import *
import random

values = [1, 2, 3]
values.append(pin0.read_analog())
pin1.write_digital(1)
print(values[0])
print(random.choice(values))
if pin0.is_touched():
    pin2.write_analog(512)
`,
  'what has no block': `from microbit import *
import neopixel
import radio as r

np = neopixel.NeoPixel(pin0, 8)
np[0] = (255, 0, 128)
r.on()
with open("log.txt", "w") as f:
    f.write("hello")
try:
    x = 1 / 0
except ZeroDivisionError as e:
    print(repr(e))
finally:
    pass
squares = [x * x for x in range(10)]
print("%d degrees" % 5, end="")
`,
  'a class': `from microbit import *

class Box:
    """A box.

      Indented text.
    """

    limit = 8

    def warm(self):
        return temperature() > self.limit

box = Box()

while True:
    if box.warm():
        display.show(Image.SAD)
`,
  'a multi-line text': `from microbit import *

text = """one
  two
three"""
if True:
    more = """four
five
    six"""
    print(text, more)
`,
  'no import at all': `print("hello")
`,
  'a name that is used and not imported': `display.show(1)
sleep(5)
`,
  'imports of single names': `from microbit import display, sleep
from random import randint

display.show(randint(1, 6))
sleep(5)
`,
  'an import nobody needs': `from microbit import *
import music
import random

display.clear()
`,
  'blank lines as somebody likes them': `from microbit import *


a = 1



b = 2
while True:

    c = 3


    d = 4
`,
  'a comment before else at its column': `from microbit import *

if temperature() > 8:
    display.clear()
    # not too warm

else:
    display.show("ok")
`,
  'numbers of every kind': `from microbit import *

a = 0x1F
b = 1.50
c = 1e3
d = -5
e = -0
f = 3.25
g = 12345678901234567890
`,
  'texts of every kind': `from microbit import *

a = "it's \\"quoted\\" \\\\ and \\n new"
b = b"bytes"
c = r"\\raw"
d = "\\x41"
e = "perché à è ì"
f = "a" "b"
`,
  'names that differ in capitals': `from microbit import *

limit = 1
Limit = 2
print(limit + Limit)
`,
  'a variable with accents': `from microbit import *

però = 3
print(però)
`,
  tuples: `from microbit import *

a = 1
b = 2
a, b = b, a
c = a, b
x = y = 0
`,
  'conditional values and lambda': `from microbit import *

a = 1 if button_a.is_pressed() else 2
f = lambda x: x + 1
b = (1 if a else 2) + 1
c = a in [1, 2] and a is not None
d = a < b < c < 4
`,
  'keyword arguments and stars': `from microbit import *

display.scroll("x", wait=False, loop=True)
display.show([Image.HEART, Image.HAPPY], delay=100)
print(*[1, 2], sep=", ")
`,
  'while with else, for with else': `from microbit import *

n = 3

while n > 0:
    n -= 1
else:
    print("done")
for i in range(3):
    pass
else:
    print("done")
`,
  'code after return and break': `from microbit import *

def f():
    return
    print(1)

while True:
    break
    print(2)
`,
};

/** Sound programs in another style: the same program comes back, tidied. */
export const otherStyle: Readonly<Record<string, string>> = {
  'single quotes and no spaces': `from microbit import *
x=temperature( )
display.scroll('T: '+str(x))
if(x>3):display.show('a')
`,
  semicolons: `from microbit import *; import random
a = 1; b = 2
if a: b = 3; a = 4;
`,
  'two spaces and tabs': `from microbit import *
while True:
  if button_a.is_pressed():
\t\tdisplay.show(1)
  sleep( 5 )
`,
  'long lines': `from microbit import *
values = [
    1,  # one
    2,
]
print(max(1,
          2))
x = 1 + \\
    2
`,
  'extra brackets': `from microbit import *
a = ((1)) + ((2) * (3))
if ((a > 3)):
    print((a))
`,
  'no last line break': `from microbit import *
while True:
    sleep(5)`,
  'carriage returns': 'from microbit import *\r\nwhile True:\r\n    sleep(5)\r\n',
};

/** Text that is not Python: every word of it must still be there. */
export const broken: Readonly<Record<string, string>> = {
  'a missing colon': `from microbit import *

x = 1

while True
    sleep(5)

display.show(x)
`,
  'an open bracket': `from microbit import *

display.show("a"
sleep(5)
x = 3
`,
  'an open quote': `x = "abc
y = 2
`,
  'a half-written line': `from microbit import *
x = 1
disp
if x
`,
  'wrong indentation': `from microbit import *
  x = 1
if x:
y = 2
    z = 3
`,
  'not Python at all': `Dear teacher,

  my dog ate (my program]
"""
`,
  'print of Python 2': `print "a"
x = 1
`,
};

/** Right programs, written to lead a type checker astray: values that change, come late, or are of several kinds. */
export const rightPrograms: Readonly<Record<string, string>> = {
  'a board of noughts and crosses': String.raw`
# A board of noughts and crosses: None first, texts later
from microbit import *
board = [None] * 9
def play(place, who):
    if board[place] is None:
        board[place] = who
        return True
    return False
def winner():
    for a, b, c in ((0, 1, 2), (3, 4, 5)):
        if board[a] and board[a] == board[b] == board[c]:
            return board[a]
    return None
turn = 0
while winner() is None:
    if button_a.was_pressed():
        if play(turn, "x" if turn % 2 == 0 else "o"):
            turn += 1
    sleep(50)
display.scroll(winner() + " wins")
`,
  'a global that gets its value in a function': String.raw`
# A name that begins as None and gets its value in a function
from microbit import *
best = None
state = "menu"
def update(points):
    global best, state
    if best is None or points > best:
        best = points
    state = "over"
update(3)
if state == "over":
    display.scroll(best)
total = best + 1
`,
  'objects that get attributes later': String.raw`
# Objects that get attributes later
class Thing:
    pass
box = Thing()
box.width = 3
box.name = "box"
print(box.width * 2, box.name)
class Ship:
    def __init__(self):
        self.x = 2
        self.target = None
        self.shots = []
    def aim(self, other):
        self.target = other
    def hit(self):
        return self.target.x == self.x
    def fire(self):
        self.shots.append((self.x, 4))
        for i, (x, y) in enumerate(self.shots):
            self.shots[i] = (x, y - 1)
s = Ship()
s.aim(Ship())
if s.hit():
    s.fire()
`,
  radio: String.raw`
from microbit import *
import radio
radio.on()
while True:
    message = radio.receive()
    if message:
        parts = message.split(",")
        x = int(parts[0])
        y = int(parts[1])
        display.set_pixel(x, y, 9)
    if button_a.was_pressed():
        radio.send("{},{}".format(accelerometer.get_x() // 400 + 2, 2))
`,
  music: String.raw`
import music
from microbit import *
tune = ["C4:4", "D4:4", "E4:4"]
music.play(tune)
music.play("C4:4", wait=False)
music.play(music.BIRTHDAY, pin1, wait=False, loop=True)
music.pitch(440, 500)
music.set_tempo(bpm=120)
music.stop()
ticks, bpm = music.get_tempo()
`,
  neopixels: String.raw`
import neopixel
from microbit import *
np = neopixel.NeoPixel(pin0, 8)
for i in range(len(np)):
    np[i] = (255, 0, 0)
np.show()
np.clear()
`,
  images: String.raw`
from microbit import *
images = [Image.HEART, Image.HAPPY, Image("90009:09090:00900:09090:90009")]
display.show(images, delay=200, loop=False)
display.show(Image.ALL_CLOCKS, loop=True, delay=100)
display.show("Hello")
display.show(7)
display.show([str(n) for n in range(10)])
display.scroll(str(temperature()) + " C")
mixed = Image.HEART + Image.HAPPY
dim = Image.HEART * 0.5
img = Image(5, 5)
img.set_pixel(1, 1, 9)
display.show(img.invert().shift_left(1))
print(img.width(), img.get_pixel(0, 0), repr(img))
`,
  'dictionaries, numbers and unpacking': String.raw`
from microbit import *
import random
words = {"en": "hello", "it": "ciao"}
counts = {}
for w in "a b a".split():
    counts[w] = counts.get(w, 0) + 1
for key, value in counts.items():
    print(key, value + 1)
print(words.get("fr", "?").upper(), sorted(counts, key=lambda k: counts[k]))
choice = random.choice(["a", "b"])
display.scroll(choice + random.choice("xyz"))
n = random.randint(1, 6) + random.randrange(3)
numbers = [random.random() for _ in range(3)]
print(sum(numbers) / len(numbers), max(numbers), min(1, 2.5), round(2.567, 1), abs(-3))
print(*numbers, sep=";")
matrix = [[0] * 5 for _ in range(5)]
matrix[1][2] = 1
print(sum(sum(row) for row in matrix))
a, b = 1, 2
a, b = b, a
*head, last = [1, 2, 3]
print(head, last, a if a > b else b)
`,
  'modules and files': String.raw`
from microbit import *
import struct, math, gc, os, sys, time, array, machine, micropython, utime
data = struct.pack(">hh", 1, 2)
x, y = struct.unpack(">hh", data)
print(x + y, math.sqrt(x), math.pi, math.floor(2.5) + 1)
a = array.array("h", [1, 2, 3])
a.append(4)
print(a[0] + 1, len(a))
with open("log.txt", "w") as f:
    f.write("hi")
with open("log.txt") as f:
    for line in f.read().split("\n"):
        print(line.strip())
print(os.listdir(), gc.mem_free())
time.sleep_ms(10)
start = time.ticks_ms()
print(time.ticks_diff(time.ticks_ms(), start) / 1000)
print(machine.freq(), machine.unique_id())
try:
    os.remove("nope")
except OSError as e:
    print("error", e, e.args[0])
b = bytearray(3)
b[0] = 255
b.append(1)
print(bytes(b), b[0] + 1, int.from_bytes(b"\x01", "big"))
`,
  'pins and buses': String.raw`
from microbit import *
i2c.init()
print(i2c.scan())
i2c.write(0x1d, b"\x0d")
value = i2c.read(0x1d, 1)[0]
print(value + 1)
uart.init(baudrate=9600, tx=pin0, rx=pin1)
if uart.any():
    text = uart.read()
    if text:
        print(str(text, "utf-8"))
spi.init(baudrate=1000000)
pin0.write_digital(1)
pin1.write_analog(512)
pin2.set_analog_period(20)
if pin0.is_touched() and pin1.read_analog() > 500:
    print(pin2.read_digital() * 2)
pins = [pin0, pin1, pin2]
for p in pins:
    p.write_digital(0)
print(compass.heading() - 180, accelerometer.get_values()[0] + 1, accelerometer.current_gesture() == "shake")
x, y, z = accelerometer.get_values()
print((x ** 2 + y ** 2 + z ** 2) ** 0.5)
`,
  'classes, generators and decorators': String.raw`
def gen(n):
    for i in range(n):
        yield i
for v in gen(3):
    print(v + 1)
g = gen(2)
print(next(g), next(g, None), list(g))
def apply(f, *args, **kw):
    return f(*args, **kw)
print(apply(lambda a, b=2: a + b, 1), apply(max, 1, 2))
def deco(f):
    def inner(*a):
        print("call")
        return f(*a)
    return inner
@deco
def add(a, b):
    return a + b
print(add(1, 2) + 1)
class Animal:
    count = 0
    def __init__(self, name="x", age=None):
        self.name = name
        self.age = age
        Animal.count += 1
    def __repr__(self):
        return "Animal(%s)" % self.name
    def __eq__(self, other):
        return self.name == other.name
    def __add__(self, other):
        return Animal(self.name + other.name)
    @property
    def upper(self):
        return self.name.upper()
    @staticmethod
    def make():
        return Animal("made")
    @classmethod
    def of(cls, n):
        return cls(n)
class Cat(Animal):
    def __init__(self):
        super().__init__("cat", 3)
        self.lives = 9
    def speak(self):
        return "meow" * self.lives
c = Cat()
print(c.speak(), c + c, c.upper.lower(), Animal.make().name, Cat.count, c.age + 1, Animal.of("y"))
assert c == Cat()
x = input("? ")
try:
    n = int(x)
except ValueError:
    n = 0
finally:
    print("done")
print(n + 1)
fns = {"a": add, "m": max}
print(fns["a"](1, 2))
t = (1, "a")
print(t[0] + 1, t[1] + "b", "%d %s" % (1, "b"), "{:>5}".format(3), t + (2,))
print([1, 2] + ["a"], [0] * 3, "ab" * 2, 3 * "x", {1, 2} | {3}, not 3)
print(True + 1, 7 // 2, 7 % 2, -7, ~7, 1 << 3, 2 ** -1, 1 if x else 2)
lst = [3, 1, 2]
lst.sort(reverse=True)
lst.sort(key=lambda q: -q)
del lst[0]
lst.extend([5, "x"])
print(lst[0], lst.index(1), lst.pop() , lst[::-1])
val = None
for item in lst:
    if item == 5:
        val = item
        break
else:
    val = 0
print(val + 1)
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print(fact(5) + 1)
`,
  'a game': String.raw`
from microbit import *
score = 0
lives = 3
game_on = True
player_x = 2
def draw():
    display.clear()
    display.set_pixel(player_x, 4, 9)
def move(dx):
    global player_x
    player_x = max(0, min(4, player_x + dx))
while game_on:
    if button_a.was_pressed(): move(-1)
    if button_b.was_pressed(): move(1)
    draw()
    sleep(100)
    score += 1
    if score > 100:
        game_on = False
display.scroll("Score: " + str(score))
display.scroll("S:%d" % score, delay=80, wait=True, monospace=False)
reset()
`,
  'parameters of several kinds': String.raw`
# pin as default, None to switch off, text or number into one parameter
from microbit import *
def show(value, pause=500, colour=None):
    if isinstance(value, str):
        display.scroll(value)
    else:
        display.show(value)
    sleep(pause)
    if colour:
        print(colour.upper())
show(3)
show("hi", 200)
show(Image.HEART, colour="red")
def log(msg, level=1):
    print(msg + "!", level * 2)
log("a", "b")
def maybe(x):
    if x > 2:
        return x
r = maybe(3)
if r:
    print(r + 1)
print(maybe(4) + 1)
timer = None
def tick():
    global timer
    if timer is None:
        timer = running_time()
    return running_time() - timer
print(tick() // 1000)
level = 1
level = "easy"
print(level + "!")
data = [["a", 1], ["b", 2]]
for name, n in data:
    print(name, n)
for row in data:
    print(row[0] + "x", row[1] + 1)
people = [{"name": "Ann", "age": 9}, {"name": "Bob", "age": 10}]
for p in people:
    print(p["name"].upper(), p["age"] + 1)
settings = {"speed": 3, "name": "x", "on": True}
sleep(settings["speed"] * 100)
print(settings["name"].upper())
`,
  'speech, gestures and the rest': String.raw`
import speech
from microbit import *
speech.say("hello", speed=72, pitch=64, throat=128, mouth=128)
speech.pronounce("/HEHLOW")
speech.sing("#115DOWWWWWWW")
import love, this
print(button_a.get_presses() + button_b.get_presses(), running_time() / 1000)
display.on(); display.off(); print(display.is_on(), display.read_light_level() > 100)
if accelerometer.was_gesture("shake") or accelerometer.is_gesture("face up"): panic(0)
gestures = accelerometer.get_gestures()
print("shake" in gestures, len(gestures))
compass.calibrate()
scale = [262, 294]
def clamp(v, low=0, high=9):
    return low if v < low else high if v > high else v
for y in range(5):
    for x in range(5):
        display.set_pixel(x, y, clamp(x * y / 2 if False else x * y))
sleep(int(2.5 * 100))
pin0.write_analog(round(temperature() * 10.23))
pin0.write_analog(int(1023 / 2))
brightness = 9
while brightness > 0:
    display.set_pixel(2, 2, brightness)
    brightness -= 1
from math import sin, pi
print(sin(pi / 2), int(sin(1) * 100) % 5)
`,
  'what only a V2 has': String.raw`
from microbit import *
import audio, power, log
microphone.set_threshold(SoundEvent.LOUD, 150)
if microphone.current_event() == SoundEvent.LOUD:
    audio.play(Sound.GIGGLE)
print(microphone.sound_level() + 1)
speaker.off()
set_volume(100)
if pin_logo.is_touched():
    audio.play(audio.SoundEffect(freq_start=400, freq_end=500, duration=100))
log.set_labels("temperature", "light", timestamp=log.SECONDS)
log.add({"temperature": temperature(), "light": display.read_light_level()})
log.add(temperature=3)
@run_every(s=1)
def tick():
    print("t")
power.deep_sleep(ms=1000)
audio.play(Sound.HAPPY, wait=False)
print(scale(accelerometer.get_x(), from_=(-2000, 2000), to=(0, 4)))
`,
};

from microbit import *

class Pet:
    def __init__(self, name):
        self.name = name
        self.hunger = 5
        self.mood = 5

    def feed(self):
        if self.hunger > 0:
            self.hunger -= 1
        display.show(Image.PACMAN)
        sleep(500)

    def play(self):
        self.mood = min(9, self.mood + 2)
        self.hunger += 1
        display.show(Image.HAPPY)
        sleep(500)

    def tick(self):
        self.hunger += 1
        self.mood -= 1

    def face(self):
        if self.hunger > 8:
            return Image.SKULL
        if self.mood < 3 or self.hunger > 6:
            return Image.SAD
        return Image.SMILE

pet = Pet("Rex")
last = running_time()
while pet.hunger < 10:
    if button_a.was_pressed():
        pet.feed()
    if button_b.was_pressed():
        pet.play()
    if running_time() - last > 10000:
        pet.tick()
        last = running_time()
    display.show(pet.face())
    sleep(100)
display.scroll(pet.name + " ran away")

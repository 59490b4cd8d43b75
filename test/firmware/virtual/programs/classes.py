class Animal:
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self):
        return self.name + " says " + self.sound()
    def sound(self):
        return "..."
class Dog(Animal):
    def sound(self):
        return "woof"
    def __str__(self):
        return "Dog(" + self.name + ")"
a = Animal("thing")
d = Dog("Rex")
print(a.speak(), d.speak(), str(d), Animal.count, isinstance(d, Animal), issubclass(Dog, Animal))
print(hasattr(d, "name"), getattr(d, "missing", "default"), type(d).__name__)

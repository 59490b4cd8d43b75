from microbit import Image
for name in dir(Image):
    value = getattr(Image, name)
    if isinstance(value, Image):
        print(name, repr(value))
print(len(Image.ALL_CLOCKS), len(Image.ALL_ARROWS))

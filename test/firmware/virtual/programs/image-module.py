from microbit import *
heart = Image("09090:99999:99999:09990:00900")
print(heart, repr(Image.HAPPY))
print(heart.width(), heart.height(), heart.get_pixel(1, 0), heart.shift_left(1), heart.invert())
small = Image(2, 2)
small.fill(5)
small.set_pixel(0, 0, 9)
print(repr(small), small + small.copy(), heart.crop(1, 0, 3, 2) == heart)
Image("0909:12a")

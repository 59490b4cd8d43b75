from microbit import *
i = Image.HEART
print(i * 0.5, i + Image.HAPPY, i.invert(), i / 2)
print(i.shift_left(1), i.shift_up(2), i.shift_right(3), i.shift_down(1), i.crop(1, 1, 3, 3))
print(i.width(), i.height(), i.copy() == i, i == Image.HEART_SMALL, i is Image.HEART)
j = Image(7, 3)
j.set_pixel(6, 2, 5)
print(repr(j), Image(2, 2, bytearray([1, 2, 3, 4])), Image('12\n34'))
k = Image(3, 3)
k.blit(Image('999:999:999'), 0, 0, 2, 2, 1, 1)
print(k)
for f in (lambda: Image('1x'), lambda: Image(2, 2, bytearray(3)), lambda: i.set_pixel(0, 0, 1),
          lambda: k.set_pixel(9, 0, 1), lambda: k.set_pixel(0, 0, 10), lambda: k.get_pixel(-1, 0),
          lambda: Image(-1, 2), lambda: i / 0, lambda: i - Image.HEART, lambda: i * -1, lambda: i * 20):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)

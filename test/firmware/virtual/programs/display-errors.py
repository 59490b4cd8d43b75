from microbit import *
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
tell(lambda: display.set_pixel(5, 0, 1))
tell(lambda: display.set_pixel(0, 0, 10))
tell(lambda: display.get_pixel(0, -1))
tell(lambda: display.show(5, delay=-1))
tell(lambda: display.show('\xe9', delay=10))
tell(lambda: display.scroll('\u20ac', delay=5))
tell(lambda: display.scroll(None, delay=5))
tell(lambda: display.scroll([1, 2], delay=5))
tell(lambda: display.show(True, delay=5))
tell(lambda: display.show('abc', delay=5, foo=1))
tell(lambda: display.show())
display.show(Image('90807:60504:30201:12345:67890'))
print([[display.get_pixel(x, y) for x in range(5)] for y in range(5)])

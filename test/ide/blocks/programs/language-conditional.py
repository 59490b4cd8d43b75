from microbit import *
n = temperature()
stato = 'freddo' if n < 10 else 'caldo' if n > 25 else 'mite'
zeichen = ("-" if n < 0 else "+") + str(abs(n))
display.show(Image.HAPPY if 15 <= n <= 25 else Image.SAD if n > 35 or n < 0 else Image.MEH)
ok = n if n else None
a = 1 if not n else 2 if n is not None and n not in (1, 2) else 3
b = 1 < n < 5 <= 10 != 11
c = not (a and b) or (a or b) and not c
d = (1 if a else 2) + (3 if b else 4)
e = (lambda: 1) if a else (lambda: 2)
e()
(display.show if a else print)('x')

from microbit import *
display.show(
    Image(
        '09090:'
        '99999:'  # heart
        '99999:'
        '09990:'
        '00900'
    )
)
display.scroll(
    'ciao'
    , delay=50
    , wait=False
)
uart.init(baudrate=9600, bits=8,
          parity=None, stop=1,
          tx=pin0, rx=pin1)
print(
)
foo = {
    'a': [1,
          2, 3],
    'b': (
        4,
    ),
}
if (button_a.is_pressed()
        and button_b.is_pressed()):
    pass
def lang(
    eins,
    zwei=2,
):
    return [
        eins
    ]
for x in (
    1, 2,
    3,
):
    print(x)

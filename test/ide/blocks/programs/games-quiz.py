from microbit import *

questions = [
    ("Is the sun a star?", True),
    ("Do fish have lungs?", False),
    ("Is 7 prime?", True),
]
right = 0

for text, answer in questions:
    display.scroll(text)
    display.show("?")
    while True:
        if button_a.is_pressed():
            given = True
            break
        if button_b.is_pressed():
            given = False
            break
    if given == answer:
        right += 1
        display.show(Image.YES)
    else:
        display.show(Image.NO)
    sleep(1000)

display.scroll("You got {} of {}".format(right, len(questions)))

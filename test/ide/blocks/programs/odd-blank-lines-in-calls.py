from microbit import *

display.show(

    Image.HEART,

    delay=100,  # slow

)
values = [
    1,  # one

    2,
]


from microbit import *



def a():


    x = 1

    # c


    return x



class B:

    x = 1


    def m(self):

        return 1




if a():

    display.show(1)


else:

    display.show(2)

while True:



    sleep(1)


from microbit import *;import random;x=1;y=2
while True :
        if(x==1):
         display.show( Image.HEART ) ;x=2
        elif( x==2 ):
                display . show(Image . HAPPY)
                x=1;
        else:pass
        sleep( 500 )

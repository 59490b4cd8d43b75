from   microbit   import   *

limit   =   20
names   = [ "one" , "two" ,  "three" ]
colour  = ( 10 , 20 , 30 )
def   warm ( value , limit = 20 ) :
    return   value   >   limit

while   True :
    if   warm ( temperature ( ) ) :
        display . show ( Image . HAPPY )
    else :
        display . scroll ( names [ 0 ] )
    sleep ( 500 )

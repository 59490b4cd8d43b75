from microbit import *
x = ( ( 3 ) )
y=[ 1,2 , 3 ][ 0 ]
if (x)==(3) : display . show ( ( "x" ) )
print ( x , y )
z = ((x+1)*(y-2))/((3))

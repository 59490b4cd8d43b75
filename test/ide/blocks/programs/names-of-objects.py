from microbit import *

__proto__ = 1
constructor = 2
toString = __proto__ + constructor
hasOwnProperty = [toString]
prototype = {"__proto__": constructor, "constructor": toString}
def valueOf(isPrototypeOf):
    return isPrototypeOf
print(valueOf(toString), hasOwnProperty[0], prototype["__proto__"])

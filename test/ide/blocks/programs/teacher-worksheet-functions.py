"""Worksheet 4: functions

Read, predict, run.
"""
from microbit import *


# 1. A function without parameters
def hello():
    display.scroll("hello")


# 2. A function with one parameter
def greet(name):
    display.scroll("hello " + name)


# 3. A function that gives something back
def area(width, height):
    result = width * height
    return result


# What happens here? Write it down first!
hello()
greet("class")
print(area(3, 4))
print(area(area(1, 2), 3))  # tricky

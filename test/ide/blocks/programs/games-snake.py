from microbit import *
from random import randint

class Snake:
    def __init__(self):
        self.length = 2
        self.direction = "down"
        self.head = (2, 2)
        self.tail = []

    def move(self):
        self.tail.append(self.head)
        x, y = self.head
        if self.direction == "up":
            y -= 1
        elif self.direction == "down":
            y += 1
        elif self.direction == "left":
            x -= 1
        elif self.direction == "right":
            x += 1
        self.head = (x % 5, y % 5)
        self.tail = self.tail[-self.length:]

    def turn(self, side):
        order = ["up", "right", "down", "left"]
        i = order.index(self.direction)
        self.direction = order[(i + side) % 4]

    def draw(self):
        display.clear()
        display.set_pixel(self.head[0], self.head[1], 9)
        for x, y in self.tail:
            display.set_pixel(x, y, 6)

snake = Snake()
food = (randint(0, 4), randint(0, 4))

while True:
    if button_a.was_pressed():
        snake.turn(-1)
    if button_b.was_pressed():
        snake.turn(1)
    snake.move()
    if snake.head in snake.tail:
        break
    if snake.head == food:
        snake.length += 1
        while food in snake.tail or food == snake.head:
            food = (randint(0, 4), randint(0, 4))
    snake.draw()
    display.set_pixel(food[0], food[1], 3)
    sleep(500)

display.scroll("Length {}".format(snake.length))

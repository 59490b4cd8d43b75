from microbit import *

class Ball:
    speed = 1

    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y
        self.dx = self.speed
        self.dy = self.speed

    def step(self):
        self.x += self.dx
        self.y += self.dy
        if self.x in (0, 4):
            self.dx *= -1
        if self.y in (0, 4):
            self.dy *= -1

balls = [Ball(1, 2), Ball(3, 1)]
while True:
    display.clear()
    for ball in balls:
        ball.step()
        display.set_pixel(ball.x, ball.y, 9)
    sleep(200)

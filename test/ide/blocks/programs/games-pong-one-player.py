from microbit import *

bat = 2
ball_x, ball_y = 0, 1
dx, dy = 1, 1
points = 0

while True:
    if button_a.is_pressed():
        bat = max(0, bat - 1)
    if button_b.is_pressed():
        bat = min(4, bat + 1)

    ball_x += dx
    ball_y += dy
    if ball_x in (0, 4):
        dx = -dx
    if ball_y == 0:
        dy = 1
    if ball_y == 3 and abs(ball_x - bat) <= 1:
        dy = -1
        points += 1
    if ball_y > 4:
        break

    display.clear()
    display.set_pixel(bat, 4, 9)
    display.set_pixel(ball_x, ball_y, 7)
    sleep(350)

display.scroll(points)

from microbit import *

Score = 0
score = 1
SCORE = 2
Limit = 5
def Show():
    display.show(Score)
def show():
    display.show(score + SCORE)
class score_board:
    Limit = 3
while Score < Limit:
    Score += 1
    Show()
    show()
print(score_board.Limit)

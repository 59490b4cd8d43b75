from microbit import *

number = 7
for i in range(1, 11):
    answer = number * i
    print(number, "x", i, "=", answer)
    display.scroll(answer)
display.show(Image.YES)
print("done")
sleep(100)

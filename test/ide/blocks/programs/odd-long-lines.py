from microbit import *

values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]
words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
if values[0] == 0 and values[1] == 1 and values[2] == 2 and values[3] == 3 and values[4] == 4 or values[5] != 5 or values[6] > 10:
    display.scroll(words.split(" ")[values[3]] + " and " + words.split(" ")[values[4]] + " make " + words.split(" ")[values[6]])
while True:
    display.show(values[running_time() // 1000 % len(values)] % 10)  # a very long comment that goes on and on, well past the edge of any screen in the class
    sleep(100)
total = values[0] + values[1] + values[2] + values[3] + values[4] + values[5] + values[6] + values[7] + values[8] + values[9]
print(total)

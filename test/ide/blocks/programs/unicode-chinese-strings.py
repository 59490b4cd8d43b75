from microbit import *

问候 = "你好"
名字 = "小明"

def 打招呼(谁):
    print(问候 + "，" + 谁 + "！")

打招呼(名字)
for 字 in 问候:
    print(ord(字))
display.show(Image.HAPPY)

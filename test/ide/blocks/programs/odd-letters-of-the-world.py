from microbit import *
größe = 5
température = temperature()
été = température > 25
π = 3.14159
名前 = "太郎"
переменная = '✓'
naïve_coöperation = {'ключ': "значение"}
def ähnlich(ß, ſ=1): return ß == ſ
display.scroll("Perché? Così! 😀 " + 名前)
print("«", größe, "»", sep=" ")
display.scroll('\u2764 \xe9 \N{BULLET}')

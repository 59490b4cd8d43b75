from microbit import *

def is_palindrome(word):
    word = word.lower()
    return word == word[::-1]

for word in ["Anna", "level", "micro", "noon", "bit"]:
    if is_palindrome(word):
        display.scroll(word)
        print(word, "<->", word[::-1])
    else:
        print(word[0].upper() + word[1:])

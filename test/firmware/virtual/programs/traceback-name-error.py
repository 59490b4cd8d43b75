temp = 4
limit = 8
def check():
    if temp > limt:
        print("warm")
check()

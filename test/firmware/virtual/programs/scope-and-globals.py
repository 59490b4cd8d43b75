count = 0
def add():
    global count
    count += 1
add()
add()
print(count, "count" in globals())
def broken():
    print(count)
    count = 5
broken()

def averager():
    total = 0
    count = 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count

box = averager()
next(box)
for reading in (18, 21, 24, 19):
    print(box.send(reading))
box.close()

pupils = [("Ada", 12), ("Bo", 9), ("Cleo", 15), ("Dan", 9)]

by_points = sorted(pupils, key=lambda pupil: pupil[1], reverse=True)
by_name_length = sorted(pupils, key=lambda pupil: len(pupil[0]))
for place, (name, points) in enumerate(by_points):
    print(place + 1, name, points)
print(by_name_length[0])
print(list(map(lambda p: p[0], pupils)))
print(list(filter(lambda p: p[1] > 10, pupils)))
best = max(pupils, key=lambda p: p[1])
print("best is " + best[0])

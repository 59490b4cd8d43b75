def bubble(values):
    values = values[:]
    for end in range(len(values) - 1, 0, -1):
        for i in range(end):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]
    return values
print(bubble([9, 4, 7, 1, 8, 2]), sorted(["pear", "Apple", "fig"], key=lambda w: w.lower()))
print(sorted([3, 1, 2], reverse=True))

def leap(year):
    if year % 400 == 0:
        return True
    if year % 100 == 0:
        return False
    return year % 4 == 0

assert leap(2000)
assert not leap(1900)
assert leap(2024) and not leap(2023)
assert [y for y in range(1996, 2005) if leap(y)] == [1996, 2000, 2004]
print("leap years work")

seen = set()
allowed = {"red", "green", "blue"}

for colour in ["red", "pink", "red", "blue"]:
    if colour in allowed and colour not in seen:
        seen.add(colour)
        print("new:", colour)

print(allowed - seen)
print(allowed & seen)
print(allowed | {"black"})
print(len(allowed ^ {"red", "white"}))
seen.clear()

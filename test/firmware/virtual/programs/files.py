import os
with open("note.txt", "w") as f:
    print(f.write("first line\nsecond line\n"))
with open("note.txt") as f:
    print(repr(f.read(5)), repr(f.readline()), repr(f.read()))
with open("data.bin", "wb") as f:
    f.write(bytes(range(256)))
print(sorted(os.listdir()), os.size("data.bin"))
os.remove("note.txt")
print(sorted(os.listdir()))
open("note.txt")

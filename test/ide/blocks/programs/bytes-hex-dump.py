data = b"micro:bit \x00\xff"

line = ""
for index, byte in enumerate(data):
    line += "%02x " % byte
    if index % 8 == 7:
        print(line)
        line = ""
if line:
    print(line)
print(len(data), data[0], data[-1], data[2:5])

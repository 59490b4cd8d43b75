import struct
import array
print(struct.pack("<HhB", 65535, -2, 7), struct.unpack("<I", b"\x01\x02\x03\x04"), struct.calcsize("<bHi"))
a = array.array("h", [1, -2, 300])
a[0] = 5
print(a, len(a), sum(a))

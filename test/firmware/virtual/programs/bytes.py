b = b"\x00\x01\xffmicro"
print(b, len(b), b[2], b[3:6], bytes([65, 66, 67]), bytearray(4))
a = bytearray(b"hello")
a[0] = 72
a.append(33)
print(a, bytes(a), list(a), str(b"ascii", "utf-8"))

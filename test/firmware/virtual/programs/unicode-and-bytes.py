s = 'è€😀ñ'
print(s, len(s), s[1], s[::-1], repr(s), ord('€'), chr(8364), '€' in s, s.find('😀'), s.split('€'))
print(bytes(s, 'utf-8'), str(b'abc', 'utf-8'), b'\xff\xfe', repr('\x00\t\\"\''))

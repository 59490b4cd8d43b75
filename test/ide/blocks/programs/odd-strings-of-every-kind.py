a = 'single'
b = "double"
c = '''triple
single'''
d = """triple "double" """
e = r'raw\n'
f = b'bytes'
g = rb'\x00'
h = u'old'
i = 'it''s'
j = ""
k = "\x41\u00e8\n\\"
l = 'a "quoted" word'
m = "tab	inside"
print(a, b, c, d, e, f, g, h, i, j, k, l, m)

import os
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
f = open('a.txt', 'w')
print(f.write('ciao\nmondo\n'))
f.close()
tell(lambda: f.write('x'))
with open('a.txt') as g:
    print(g.name(), g.mode(), g.writable())
    print(repr(g.readline()), repr(g.read(3)), repr(g.read()), repr(g.read()))
for name, mode in (('none', 'r'), ('a.txt', 'a'), ('a.txt', 'r+'), ('a.txt', 'x'), ('', 'w')):
    tell(lambda: open(name, mode))
tell(lambda: open('n' * 120, 'w').close())
tell(lambda: open('n' * 121, 'w').close())
tell(lambda: sorted(os.listdir()))
tell(lambda: os.size('none'))
tell(lambda: os.remove('none'))
tell(lambda: os.remove('a.txt'))
with open('b.bin', 'wb') as b:
    tell(lambda: b.write(bytes(range(256))))
    tell(lambda: b.write('text'))
    tell(lambda: b.read())
tell(lambda: open('b.bin', 'rb').read() == bytes(range(256)))
piece = bytearray(10)
tell(lambda: open('b.bin', 'rb').readinto(piece))
print(piece, os.size('b.bin'), os.uname())

from microbit import *
x = 0
for i in range(3): x += i; print(x)
if x: print(1); print(2)
else: print(3)
def f(): return 1
def g(): pass
class C: pass
class D(C): x = 1; y = 2
class E: """doc"""
class F: ...
try: f()
except: g()
finally: x = 2
while x: x -= 1
with open('f') as h: h.read()
if x: pass
elif f(): pass

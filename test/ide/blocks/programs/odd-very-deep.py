from microbit import *
def a():
    for i in range(2):
        while True:
            if i:
                try:
                    with open('x') as f:
                        for l in f:
                            if l:
                                for c in l:
                                    if c == 'x':
                                        def inner():
                                            if c:
                                                for z in range(3):
                                                    if z: 
                                                        while z:
                                                            z -= 1
                                                            if z == 1:
                                                                break
                                                    else:
                                                        continue
                                        inner()
                                    else:
                                        # niente
                                        pass
                except OSError:
                    pass
            break
a()

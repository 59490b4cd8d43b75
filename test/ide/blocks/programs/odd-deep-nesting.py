from microbit import *

def find(a, b, c):
    if a:
        if b:
            if c:
                for i in range(2):
                    while i < 2:
                        try:
                            if i == 1:
                                if a == b:
                                    if b == c:
                                        return i
                        finally:
                            i += 1
    return -1

print(find(1, 1, 1))
display.show((((((1 + 2) * 3) - 4) * 5) + 6) % 10)
print([[[[1], 2], 3], {"a": {"b": (1, (2, (3,)))}}])

from microbit import *

def read(name):
    try:
        with open(name) as f:
            return f.read()
    except OSError:
        return None
    except (ValueError, TypeError) as error:
        print(error)
        raise
    else:
        print("read")
    finally:
        print("done")

try:
    read("a")
finally:
    display.clear()
try:
    try:
        read("b")
    except:
        pass
except Exception as e:
    raise ValueError("again") from e

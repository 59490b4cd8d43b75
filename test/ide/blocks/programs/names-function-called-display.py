def display(text):
    print("[" + text + "]")

def sleep(ms):
    pass

def show():
    display("hello")

show()
sleep(5)

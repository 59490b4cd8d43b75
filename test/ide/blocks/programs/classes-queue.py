class Queue:
    "First in, first out."

    def __init__(self, size):
        self.size = size
        self.items = []

    def put(self, item):
        if len(self.items) == self.size:
            del self.items[0]
        self.items.append(item)

    def get(self):
        if not self.items:
            raise IndexError("nothing there")
        return self.items.pop(0)

q = Queue(3)
for n in range(5):
    q.put(n * n)
print(q.get(), q.get(), q.get())
try:
    q.get()
except IndexError as error:
    print(error)

def remember(item, box=None):
    if box is None:
        box = []
    box.append(item)
    return box

first = remember("a")
second = remember("b")
remember("c", second)
remember("d", box=second)
print(first, second)
assert first == ["a"]
assert second == ["b", "c", "d"]
print(len(second), "things in the second box")

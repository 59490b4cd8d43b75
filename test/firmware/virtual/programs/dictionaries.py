d = {"one": 1}
d["two"] = 2
print(d["one"], d.get("three"), d.get("three", 3), "two" in d, len(d))
print(sorted(d.keys()), sorted(d.values()), sorted(d.items()))
del d["one"]
d.update({"four": 4})
print(d.pop("four"), d.setdefault("five", 5), sorted(d))
for key in sorted(d):
    print(key, d[key])
print({1: "int", (1, 2): "tuple"}[(1, 2)])

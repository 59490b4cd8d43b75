word = "  Micro:Bit  "

print(word.strip())
print(word.lower(), word.upper())
print(word.replace(":", " "))
print(word.find("B"), word.count("i"))
print(word.strip().split(":"))
print("-".join(["a", "b", "c"]))
print("abc".startswith("a"), "abc".endswith("c"))
print("42".isdigit(), "x".isalpha())
print("na" * 4 + " batman")
print(len(word) == len(word.strip()) + 4)

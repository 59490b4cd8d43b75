s = "micro:bit"
print(s.upper(), s[0], s[-1], s[2:5], s[::-1], len(s), s.find("bit"), s.replace("i", "I"))
print("a,b,,c".split(","), "-".join(["x", "y", "z"]), "  pad ".strip(), "abc" * 3)
print("%d %5.2f %s %r %x %05d %%" % (42, 3.14159, "text", "quoted", 255, 7))
print("{} {:>6} {:<4}| {:^7} {:04d} {:.3f} {name}".format(1, "r", "l", "mid", 12, 2.5, name="n"))
print("abc" < "abd", "in" in "string", "x".isalpha(), "12".isdigit(), ord("A"), chr(97))
print(repr("tab\tnew\nquote'\"back\\"), str(None), str([1, "a"]))

print("abc".startswith("a"), "abc".endswith("c"), "A b".lower(), "a b".split())
print("x=%s" % (1,), "{:>5}".format("é"), "abc".center(9) if hasattr("abc", "center") else "-")
print("title".title())

s = "caffè über 日本 €"
print(s, len(s))
print(s[4], s.upper(), s.encode() if hasattr(s, "encode") else "no encode")
print("è" in s, s.split(" "))

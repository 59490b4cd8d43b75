quote = "She said \"hi\""
other = 'It\'s a board'
mixed = 'both " and \' here'
tab = "a\tb\tc"
path = r"C:\new\table"
lines = "one\ntwo\nthree"
heart = "\u2665"
null = "\0"
long = "first part " \
    "second part"
joined = ("a" "b"
          "c")
print(quote, other, mixed, tab, path, heart)
for line in lines.split("\n"):
    print(line)
print(long, joined, len(null))

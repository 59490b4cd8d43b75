text = "the quick brown fox jumps over the lazy dog"

counts = {letter: text.count(letter) for letter in set(text) if letter != " "}
words = {word for word in text.split()}
lengths = {word: len(word) for word in words}
longest = max(lengths.values())
print(sorted(words))
print([word for word in words if lengths[word] == longest])
for letter in sorted(counts):
    print(letter, counts[letter] * "#")
missing = [c for c in "abcdefghijklmnopqrstuvwxyz" if c not in counts]
print("missing:", missing)

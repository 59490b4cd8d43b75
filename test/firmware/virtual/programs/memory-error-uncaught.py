print("filling")
keep = "x" * 20000
print(len(keep))

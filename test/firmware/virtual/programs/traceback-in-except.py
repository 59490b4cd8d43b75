try:
    {}["a"]
except KeyError:
    int("not a number")

exec("x = 6 * 7")
print(eval("x + 1"), callable(print))
eval("1 +")

import microbit
print(sorted(dir(microbit))[:6])
print("show" in dir(microbit.display), type(microbit.button_a))
print(microbit.Image.ALL_CLOCKS[0] == microbit.Image.CLOCK12)

print("one")
  print("two")

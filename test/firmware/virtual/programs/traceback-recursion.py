def again():
    again()
again()

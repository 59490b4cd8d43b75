from microbit import *

# تعليق باللغة العربية
messages = ["مرحبا", "شكرا"]
for message in messages:
    print(message)  # طباعة
print("شـ" + "كر")
names = {"א": 1, "ב": 2}
for key in names:
    print(key, names[key])
display.show(Image.YES)

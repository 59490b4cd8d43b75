from microbit import *

name = "Ada"
points = 7
share = 0.4567

print("%s has %d points" % (name, points))
print("{} has {} points".format(name, points))
print("{0} {1} {0}".format(name, points))
print("{:>5}|{:<5}|{:^5}".format(1, 2, 3))
print("%5.1f%%" % (share * 100))
print("{name:s} {p:03d}".format(name=name, p=points))
print("0x%02X" % points)
display.scroll("%d%%" % int(share * 100))

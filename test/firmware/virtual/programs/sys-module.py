import sys
print(sys.version, sys.implementation.name if hasattr(sys.implementation, "name") else sys.implementation[0])
print(sys.platform, sys.byteorder, sys.maxsize)
sys.exit()

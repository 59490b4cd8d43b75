from microbit import *

settings = {"name": "robot", "speed": 500}

try:
    f = open("settings.txt", "r")
    for line in f:
        if "=" in line:
            key, value = line.strip().split("=")
            settings[key] = value
    f.close()
except OSError:
    f = open("settings.txt", "w")
    for key in settings:
        f.write(key + "=" + str(settings[key]) + "\n")
    f.close()

display.scroll(settings["name"])
sleep(int(settings["speed"]))

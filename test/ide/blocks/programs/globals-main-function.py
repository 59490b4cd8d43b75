from microbit import *
import music

alarm_on = False
limit = 25

def read_sensor():
    return temperature()

def update(value):
    global alarm_on
    alarm_on = value > limit

def show():
    if alarm_on:
        display.show(Image.ANGRY)
        music.pitch(440, 200)
    else:
        display.show(Image.HAPPY)

def main():
    while True:
        update(read_sensor())
        show()
        sleep(500)

if __name__ == "__main__":
    main()

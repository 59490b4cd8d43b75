from microbit import *
import music
scala = [262, 294, 330, 349, 392, 440, 494, 523]
while True:
    y = accelerometer.get_y()
    indice = int((y + 1024) / 2048 * (len(scala) - 1))
    music.pitch(scala[max(0, min(indice, len(scala) - 1))], 50, wait=False) if button_a.is_pressed() else music.stop()
    sleep(40)

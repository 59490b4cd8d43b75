from microbit import *
import log

log.set_labels("light", "warmth")

@run_every(min=5)
def measure():
    log.add(light=display.read_light_level())

while True:
    set_volume(200)
    audio.play(audio.SoundEffect(freq_start=400, freq_end=2000, duration=500))
    sleep(1000)

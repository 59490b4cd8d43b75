from microbit import *
import log

log.set_labels('zeit', 'temp', "licht", timestamp=log.SECONDS)

@run_every(s=5)
def messen():
    log.add({'zeit': running_time(), 'temp': temperature(), 'licht': display.read_light_level()})
    display.show(Image.YES); sleep(100); display.clear()

while True:
    if button_a.is_pressed() and button_b.is_pressed():
        log.delete(full=True)
    sleep(100)

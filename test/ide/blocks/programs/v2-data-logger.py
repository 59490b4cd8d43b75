from microbit import *
import log

log.set_labels("temperature", "light", timestamp=log.SECONDS)

@run_every(s=30)
def record():
    log.add(temperature=temperature(), light=display.read_light_level())

while True:
    if button_a.was_pressed() and button_b.was_pressed():
        log.delete(full=True)
        display.show(Image.NO)
        sleep(1000)
    display.show(Image.YES)
    sleep(100)

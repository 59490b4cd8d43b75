from microbit import *
import radio

radio.on()
while True:
    details = radio.receive_full()
    if details:
        msg, rssi, timestamp = details
        strength = (rssi + 100) // 10
        strength = max(0, min(5, strength))
        display.clear()
        for x in range(strength):
            for y in range(5):
                display.set_pixel(x, y, 9)
        print("rssi:", rssi)
    elif button_a.is_pressed():
        radio.send("ping")
    sleep(100)

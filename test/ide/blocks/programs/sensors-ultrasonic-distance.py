from microbit import *
import machine
import time

def distance():
    pin1.write_digital(1)
    time.sleep_us(10)
    pin1.write_digital(0)
    pulse = machine.time_pulse_us(pin2, 1)
    return pulse * 0.0343 / 2

start = time.ticks_ms()
while True:
    pin2.set_pull(pin2.NO_PULL)
    print("distance:", distance())
    print(time.ticks_diff(time.ticks_ms(), start))
    sleep(200)

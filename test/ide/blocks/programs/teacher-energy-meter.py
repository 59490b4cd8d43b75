from microbit import *

# Constants of the sensor
VOLTS_PER_STEP = 3.3 / 1023
AMPS_PER_VOLT = 10
MAINS = 230

energy = 0.0      # watt-hours
before = running_time()


def power():
    volts = pin1.read_analog() * VOLTS_PER_STEP
    amps = volts * AMPS_PER_VOLT
    return amps * MAINS


while True:
    now = running_time()
    watts = power()
    energy += watts * (now - before) / 3600000
    before = now
    print("watts:", watts, ", energy:", energy)
    if watts > 2000:
        display.show(Image.ANGRY)
    elif watts > 500:
        display.show(Image.MEH)
    else:
        display.show(Image.HAPPY)
    sleep(1000)

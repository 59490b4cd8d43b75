from microbit import *

class Servo:
    """One hobby servo on one pin."""

    def __init__(self, pin, freq=50, min_us=600, max_us=2400, angle=180):
        self.min_us = min_us
        self.max_us = max_us
        self.us = 0
        self.freq = freq
        self.angle = angle
        self.pin = pin
        analog_period = round((1 / self.freq) * 1000)
        self.pin.set_analog_period(analog_period)

    def write_us(self, us):
        us = min(self.max_us, max(self.min_us, us))
        duty = round(us * 1024 * self.freq // 1000000)
        self.pin.write_analog(duty)

    def write_angle(self, degrees=None):
        degrees = degrees % 360
        total_range = self.max_us - self.min_us
        us = self.min_us + total_range * degrees // self.angle
        self.write_us(us)

arm = Servo(pin1)
while True:
    arm.write_angle(0)
    sleep(1000)
    arm.write_angle(90)
    sleep(1000)

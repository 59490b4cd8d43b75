from microbit import *
start = running_time()
sleep(50)
passed = running_time() - start
print(50 <= passed <= 80, running_time() > 0)
import utime
t = utime.ticks_ms()
utime.sleep_ms(20)
print(20 <= utime.ticks_diff(utime.ticks_ms(), t) <= 60)

from microbit import *

laser = audio.SoundEffect(freq_start=1600, freq_end=200, duration=180)
power_up = audio.SoundEffect(
    freq_start=200,
    freq_end=1600,
    duration=400,
    waveform=audio.SoundEffect.WAVEFORM_SINE,  # soft
)

while True:
    if button_a.is_pressed():
        audio.play(laser)
    if button_b.is_pressed():
        audio.play(power_up, wait=False)
    sleep(50)

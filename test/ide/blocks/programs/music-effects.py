from microbit import *
eff = audio.SoundEffect(freq_start=400, freq_end=2000, duration=500, vol_start=100, vol_end=255,
                        waveform=audio.SoundEffect.WAVEFORM_TRIANGLE, fx=audio.SoundEffect.FX_VIBRATO,
                        shape=audio.SoundEffect.SHAPE_LOG)
audio.play(eff, wait=False)
while audio.is_playing(): display.show(Image.MUSIC_QUAVER)
set_volume(128); speaker.off(); speaker.on()

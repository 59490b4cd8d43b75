/** The modules `audio` and `speech`. */
export const audioModule = `
module audio
  v1 play(source: Iterable[AudioFrame], wait: bool = True, pin: MicroBitDigitalPin = pin0, return_pin: MicroBitDigitalPin | None = None)
  v2 play(source: Sound | SoundEffect | Iterable[AudioFrame], wait: bool = True, pin: MicroBitDigitalPin = pin0, return_pin: MicroBitDigitalPin | None = None)
  is_playing() -> bool
  stop()
  v2 class SoundEffect
    (freq_start: int = 500, freq_end: int = 2500, duration: int = 500, vol_start: int = 255, vol_end: int = 0, waveform: int = WAVEFORM_SQUARE, fx: int = FX_NONE, shape: int = SHAPE_LOG)
    freq_start freq_end: int ~ audio.SoundEffect.freq
    duration: int
    vol_start vol_end: int ~ audio.SoundEffect.vol
    waveform: int
    fx: int
    shape: int
    copy() -> SoundEffect
    WAVEFORM_SINE WAVEFORM_SAWTOOTH WAVEFORM_TRIANGLE WAVEFORM_SQUARE WAVEFORM_NOISE: int ~ audio.SoundEffect.waveform
    FX_NONE FX_TREMOLO FX_VIBRATO FX_WARBLE: int ~ audio.SoundEffect.fx
    SHAPE_LINEAR SHAPE_CURVE SHAPE_LOG: int ~ audio.SoundEffect.shape
  class AudioFrame
    ()
    copyfrom(other: AudioFrame, /)
    __len__() -> int ~ operator
    __getitem__(position: int, /) -> int ~ operator
    __setitem__(position: int, value: int, /) ~ operator

module speech
  v1 say(words: str, *, pitch: int = 64, speed: int = 72, mouth: int = 128, throat: int = 128)
  v2 say(words: str, *, pitch: int = 64, speed: int = 72, mouth: int = 128, throat: int = 128, pin: MicroBitDigitalPin | None = pin0)
  v1 sing(phonemes: str, *, pitch: int = 64, speed: int = 72, mouth: int = 128, throat: int = 128)
  v2 sing(phonemes: str, *, pitch: int = 64, speed: int = 72, mouth: int = 128, throat: int = 128, pin: MicroBitDigitalPin | None = pin0)
  v1 pronounce(phonemes: str, *, pitch: int = 64, speed: int = 72, mouth: int = 128, throat: int = 128)
  v2 pronounce(phonemes: str, *, pitch: int = 64, speed: int = 72, mouth: int = 128, throat: int = 128, pin: MicroBitDigitalPin | None = pin0)
  translate(words: str, /) -> str
`;

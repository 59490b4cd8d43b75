/** The module `music`. */
export const musicModule = `
module music
  # In 1.0.1 the pin may not be None.
  play(music: str | list[str] | tuple[str, ...], pin: MicroBitDigitalPin | None = pin0, wait: bool = True, loop: bool = False)
  pitch(frequency: int, duration: int = -1, pin: MicroBitDigitalPin | None = pin0, wait: bool = True)
  stop(pin: MicroBitDigitalPin | None = pin0, /)
  set_tempo(*, ticks: int = 0, bpm: int = 0)
  get_tempo() -> tuple[int, int]
  reset()
  BA_DING POWER_UP POWER_DOWN JUMP_UP JUMP_DOWN WAWAWAWAA BIRTHDAY NYAN RINGTONE PUNCHLINE: tuple[str, ...] ~ music.tune
  CHASE BADDY BLUES FUNK PYTHON ENTERTAINER ODE PRELUDE DADADADUM WEDDING FUNERAL: tuple[str, ...] ~ music.tune
`;

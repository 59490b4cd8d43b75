/** The module `microbit`, but for images and pins. */
export const microbitModule = `
module microbit
  display: MicroBitDisplay
  button_a button_b: MicroBitButton ~ button
  accelerometer: MicroBitAccelerometer
  compass: MicroBitCompass
  v2 microphone: MicroBitMicrophone
  v2 speaker: MicroBitSpeaker
  v1.1 audio: audio
  i2c: MicroBitI2C
  spi: MicroBitSPI
  uart: MicroBitUART

  sleep(milliseconds: float, /)
  running_time() -> int
  temperature() -> int
  v2 set_volume(volume: int, /)
  v1.1 scale(value: float, from_: tuple[float, float], to: tuple[int, int]) -> int
  v1.1 scale(value: float, from_: tuple[float, float], to: tuple[float, float]) -> float
  v2 run_every(callback: Callable[[], Any], *, days: int = 0, h: int = 0, min: int = 0, s: int = 0, ms: int = 0) -> Callable[[], Any]
  v2 run_every(*, days: int = 0, h: int = 0, min: int = 0, s: int = 0, ms: int = 0) -> Callable[[Callable[[], Any]], Callable[[], Any]]
  reset()
  panic(code: int = 0, /)
  v2 ws2812_write(pin: MicroBitDigitalPin, buffer: bytes | bytearray, /)

  inner class MicroBitDisplay ~ display
    show(image: Image | str | float | Iterable[Image | str], delay: int = 400, *, wait: bool = True, loop: bool = False, clear: bool = False)
    scroll(text: str | float, delay: int = 150, *, wait: bool = True, loop: bool = False, monospace: bool = False)
    clear()
    set_pixel(x: int, y: int, value: int, /)
    get_pixel(x: int, y: int, /) -> int
    on()
    off()
    is_on() -> bool
    read_light_level() -> int

  inner class MicroBitButton ~ button
    is_pressed() -> bool
    was_pressed() -> bool
    get_presses() -> int

  inner class MicroBitAccelerometer ~ accelerometer
    get_x() -> int
    get_y() -> int
    get_z() -> int
    get_values() -> tuple[int, int, int]
    v1.1 get_strength() -> int
    current_gesture() -> str
    is_gesture(name: str, /) -> bool
    was_gesture(name: str, /) -> bool
    get_gestures() -> tuple[str, ...]
    v1.1 set_range(value: int, /)

  inner class MicroBitCompass ~ compass
    heading() -> int
    calibrate()
    is_calibrated() -> bool
    clear_calibration()
    get_x() -> int
    get_y() -> int
    get_z() -> int
    get_field_strength() -> int

  v2 inner class MicroBitMicrophone ~ microphone
    sound_level() -> int
    current_event() -> SoundEvent | None
    is_event(event: SoundEvent, /) -> bool
    was_event(event: SoundEvent, /) -> bool
    get_events() -> tuple[SoundEvent, ...]
    set_threshold(event: SoundEvent, value: int, /)

  v2 class SoundEvent
    LOUD QUIET: SoundEvent

  v2 inner class MicroBitSpeaker ~ speaker
    on()
    off()

  v2 class Sound
    GIGGLE HAPPY HELLO MYSTERIOUS SAD SLIDE SOARING SPRING TWINKLE YAWN: Sound ~ Sound.sound

  inner class MicroBitI2C ~ i2c
    init(freq: int = 100000, sda: MicroBitDigitalPin = pin20, scl: MicroBitDigitalPin = pin19)
    scan() -> list[int]
    read(addr: int, n: int, repeat: bool = False) -> bytes
    write(addr: int, buf: bytes | bytearray, repeat: bool = False)

  inner class MicroBitSPI ~ spi
    init(baudrate: int = 1000000, bits: int = 8, mode: int = 0, *, sclk: MicroBitDigitalPin = pin13, mosi: MicroBitDigitalPin = pin15, miso: MicroBitDigitalPin = pin14)
    read(n: int, out: int = 0, /) -> bytes
    write(buffer: bytes | bytearray, /)
    write_readinto(out: bytes | bytearray, into: bytearray, /)

  inner class MicroBitUART ~ uart
    ODD EVEN: int ~ uart.parity
    init(baudrate: int = 9600, bits: int = 8, parity: int | None = None, stop: int = 1, *, tx: MicroBitDigitalPin | None = None, rx: MicroBitDigitalPin | None = None)
    any() -> bool
    read(n: int = -1, /) -> bytes | None
    readline(n: int = -1, /) -> bytes | None
    readinto(buffer: bytearray, n: int = -1, /) -> int | None
    write(data: bytes | bytearray | str, /) -> int | None
`;

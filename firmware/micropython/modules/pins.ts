/** The pins of `microbit` and their classes. */
export const pinClasses = `
module microbit
  pin0 pin1 pin2: MicroBitTouchPin ~ pin
  pin3 pin4 pin10: MicroBitAnalogDigitalPin ~ pin
  pin5 pin6 pin7 pin8 pin9 pin11 pin12 pin13 pin14 pin15 pin16 pin19 pin20: MicroBitDigitalPin ~ pin
  v2 pin_logo: MicroBitTouchOnlyPin
  v2 pin_speaker: MicroBitDigitalPin

  inner class MicroBitDigitalPin ~ pin
    read_digital() -> int
    write_digital(value: int, /)
    write_analog(value: float, /)
    set_analog_period(period: int, /)
    set_analog_period_microseconds(period: int, /)
    # In 1.0.1 only digital pins have it; since 1.1.1 all.
    get_analog_period_microseconds() -> int
    set_pull(value: int, /)
    get_pull() -> int
    get_mode() -> str
    PULL_UP PULL_DOWN NO_PULL: int ~ pin.pull

  inner class MicroBitAnalogDigitalPin(MicroBitDigitalPin) ~ pin
    read_analog() -> int

  inner class MicroBitTouchPin(MicroBitAnalogDigitalPin) ~ pin
    is_touched() -> bool
    v2 set_touch_mode(value: int, /)
    v2 CAPACITIVE RESISTIVE: int ~ pin.touch_mode

  v2 inner class MicroBitTouchOnlyPin ~ pin
    is_touched() -> bool
    set_touch_mode(value: int, /)
    CAPACITIVE RESISTIVE: int ~ pin.touch_mode
`;

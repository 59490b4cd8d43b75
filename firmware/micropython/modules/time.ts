/** The module `time`. */
export const timeModule = `
module time
  sleep(seconds: float, /)
  sleep_ms(ms: int, /)
  sleep_us(us: int, /)
  ticks_ms() -> int
  ticks_us() -> int
  ticks_add(ticks: int, delta: int, /) -> int
  ticks_diff(later: int, earlier: int, /) -> int

module utime = time
`;

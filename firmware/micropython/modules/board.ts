/** Modules for the board and what is wired to it: `neopixel`, `log`, `power`, `machine`, `os`, and three that are fun. */
export const boardModules = `
module neopixel
  class NeoPixel
    v1 (pin: MicroBitDigitalPin, n: int, /)
    v2 (pin: MicroBitDigitalPin, n: int, bpp: int = 3)
    show()
    clear()
    v2 write()
    v2 fill(color: tuple[int, ...])
    __len__() -> int ~ operator
    __getitem__(position: int, /) -> tuple[int, ...] ~ operator
    __setitem__(position: int, color: tuple[int, ...] | list[int], /) ~ operator

v2 module log
  set_labels(*labels: str, timestamp: int | None = log.SECONDS)
  add(row: dict[str, Any], /)
  add(**columns: Any)
  delete(full: bool = False)
  set_mirroring(serial: bool, /)
  MILLISECONDS SECONDS MINUTES HOURS DAYS: int ~ log.timestamp

v2 module power
  off()
  deep_sleep(ms: int | None = None, wake_on: MicroBitButton | MicroBitDigitalPin | tuple[MicroBitButton | MicroBitDigitalPin, ...] | None = None, run_every: bool = True)

module machine
  unique_id() -> bytes
  reset()
  freq() -> int
  disable_irq() -> int
  enable_irq(state: int, /)
  time_pulse_us(pin: MicroBitDigitalPin, level: int, timeout_us: int = 1000000, /) -> int
  mem8 mem16 mem32: Memory ~ machine.mem
  inner class Memory ~ machine.mem
    __getitem__(address: int, /) -> int ~ operator
    __setitem__(address: int, value: int, /) ~ operator

module os
  listdir() -> list[str]
  remove(filename: str, /)
  size(filename: str, /) -> int
  uname() -> uname_result
  v2 stat(filename: str, /) -> tuple[int, ...]
  v2 ilistdir() -> Iterator[tuple[str, int, int]]
  inner class uname_result ~ os.uname
    __getitem__(position: int, /) -> str ~ operator
    sysname nodename release version machine: str ~ os.uname

module love
  badaboom()

module this
  authors() -> str

module antigravity
`;

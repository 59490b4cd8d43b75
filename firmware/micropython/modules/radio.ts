/** The module `radio`. */
export const radioModule = `
module radio
  on()
  off()
  send(message: str, /)
  receive() -> str | None
  config(*, group: int = 0, channel: int = 7, power: int = 6, length: int = 32, queue: int = 3, address: int = 0x75626974, data_rate: int = radio.RATE_1MBIT)
  send_bytes(message: bytes | bytearray | str, /)
  receive_bytes() -> bytes | None
  receive_bytes_into(buffer: bytearray, /) -> int | None
  receive_full() -> tuple[bytes, int, int] | None
  reset()
  RATE_1MBIT RATE_2MBIT: int ~ radio.rate
  v1 RATE_250KBIT: int ~ radio.rate
`;

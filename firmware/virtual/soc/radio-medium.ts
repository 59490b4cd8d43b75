/** A packet in the air. */
export interface RadioPacket {
  /** Carrier in MHz, 2400-2500. */
  readonly frequency: number;
  /** MODE register: 0 Nordic 1 Mbit/s, 1 Nordic 2 Mbit/s, 2 Nordic 250 kbit/s, 3 BLE 1 Mbit/s. */
  readonly mode: number;
  /** On-air address, base then prefix as hexadecimal digits, so that lengths differ too. */
  readonly address: string;
  /** S0 (when there is one), LENGTH, S1 as they go through the air, then the payload. */
  readonly header: readonly number[];
  readonly payload: Uint8Array;
  /** CRC as sent; -1 without one. */
  readonly crc: number;
  /** Start value of the data whitening, `null` without. A receiver with another hears noise. */
  readonly whitening: number | null;
  /** Microseconds from the first bit to the end of the address, of the payload, and of the CRC. */
  readonly addressTime: number;
  readonly payloadTime: number;
  readonly airTime: number;
  /** Power in dBm: as sent, or as it arrives. */
  readonly power: number;
}

/** The air around a radio. */
export interface RadioMedium {
  /** The radio sends: the packet's first bit leaves at `cycle` of the sender's clock. */
  transmit(packet: RadioPacket, cycle: number): void;
  /** Power in dBm that arrives on a frequency while no packet does, for RSSI; -127 to 0. */
  readonly noise?: number;
}

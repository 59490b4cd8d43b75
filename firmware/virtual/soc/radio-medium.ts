/** A packet in the air. */
export interface RadioPacket {
  /** Carrier in MHz, 2400-2500. */
  readonly frequency: number;
  /** MODE register: 0 Nordic 1 Mbit, 1 Nordic 2 Mbit, 2 Nordic 250 kbit, 3 BLE 1 Mbit. */
  readonly mode: number;
  /** On-air address, base then prefix as one hexadecimal string, so that lengths differ too. */
  readonly address: string;
  /** S0, LENGTH, S1 as they went through the air, and the payload. */
  readonly s0: number;
  readonly length: number;
  readonly s1: number;
  readonly payload: Uint8Array;
  /** CRC as sent, with the sender's configuration; 0 when it sends none. */
  readonly crc: number;
  /** Microseconds from the first bit to the end of the address, and to the end of the packet. */
  readonly addressTime: number;
  readonly airTime: number;
  /** Transmit power in dBm. */
  readonly power: number;
}

/** The air between radios. */
export interface RadioMedium {
  /** A radio sends: its first bit leaves at `cycle` of the sender's clock. */
  transmit(packet: RadioPacket, cycle: number): void;
  /** Received power in dBm on a frequency, for RSSI without a packet; -127..0. */
  signalStrength?(frequency: number): number;
}

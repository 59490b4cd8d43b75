// How a packet lies in memory and in the air: nRF51 Reference Manual v3.0, chapter "2.4 GHz Radio
// (RADIO)", sections "Packet configuration", "Address configuration" and "CRC".

/** What PCNF0 and PCNF1 say. */
export interface FrameFormat {
  readonly s0Bytes: number;
  readonly lengthBits: number;
  readonly s1Bits: number;
  /** Longest payload in bytes. */
  readonly maximum: number;
  /** Payload bytes beyond those that LENGTH counts. */
  readonly fixed: number;
  /** Bytes of the base address. */
  readonly baseBytes: number;
}

export function frameFormat(pcnf0: number, pcnf1: number): FrameFormat {
  return {
    s0Bytes: (pcnf0 >>> 8) & 1,
    lengthBits: pcnf0 & 0xf,
    s1Bits: (pcnf0 >>> 16) & 0xf,
    maximum: pcnf1 & 0xff,
    fixed: (pcnf1 >>> 8) & 0xff,
    baseBytes: (pcnf1 >>> 16) & 7,
  };
}

/** Bits of preamble and address, and of S0, LENGTH and S1. */
export function addressBits({ baseBytes }: FrameFormat): number {
  return 8 + 8 * (baseBytes + 1);
}

export function headerBits({ s0Bytes, lengthBits, s1Bits }: FrameFormat): number {
  return 8 * s0Bytes + lengthBits + s1Bits;
}

/** Base and prefix as hexadecimal digits. A short base address is the upper bytes of its register. */
export function onAirAddress(base: number, prefix: number, baseBytes: number): string {
  const digits = (base >>> 0)
    .toString(16)
    .padStart(8, '0')
    .slice(0, 2 * baseBytes);
  return digits + (prefix & 0xff).toString(16).padStart(2, '0');
}

export interface CrcSettings {
  /** 0 (none) to 3. */
  readonly bytes: number;
  readonly polynomial: number;
  readonly initial: number;
  readonly skipsAddress: boolean;
}

/**
 * CRC of a packet, -1 without one. The header counts as whole bytes, although LENGTH and S1 may be
 * shorter in the air: enough for radios of this kind to agree or disagree.
 */
export function frameCrc(
  { bytes, polynomial, initial, skipsAddress }: CrcSettings,
  address: string,
  header: readonly number[],
  payload: Uint8Array,
): number {
  if (bytes === 0) return -1;
  const top = 2 ** (8 * bytes - 1);
  const mask = 2 ** (8 * bytes) - 1;
  let crc = initial & mask;
  const feed = (byte: number): void => {
    for (let bit = 7; bit >= 0; bit--) {
      const out = ((crc & top) !== 0 ? 1 : 0) ^ ((byte >> bit) & 1);
      crc = ((crc << 1) ^ (out !== 0 ? polynomial : 0)) & mask;
    }
  };
  if (!skipsAddress) {
    for (let at = 0; at < address.length; at += 2) feed(parseInt(address.slice(at, at + 2), 16));
  }
  header.forEach(feed);
  payload.forEach(feed);
  return crc;
}

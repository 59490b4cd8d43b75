// nRF51 Reference Manual v3.0, chapter "Factory Information Configuration Registers (FICR)".
const CODEPAGESIZE = 0x010;
const CODESIZE = 0x014;
const NUMRAMBLOCK = 0x034;
const SIZERAMBLOCKS = 0x038;
const CONFIGID = 0x05c;
const DEVICEID = 0x060;
const DEVICEADDR = 0x0a4;

/** The factory's registers of an nRF51822 (variant QFAA); what it does not set is all ones. */
export function factoryInformation(
  flashSize: number,
  pageSize: number,
  ramSize: number,
  seed: number,
): Uint8Array {
  const bytes = new Uint8Array(0x400).fill(0xff);
  const view = new DataView(bytes.buffer);
  const set = (offset: number, value: number): void => view.setUint32(offset, value >>> 0, true);
  set(CODEPAGESIZE, pageSize);
  set(CODESIZE, flashSize / pageSize);
  const blockSize = 0x2000;
  set(NUMRAMBLOCK, ramSize / blockSize);
  for (let block = 0; block < ramSize / blockSize; block++) set(SIZERAMBLOCKS + 4 * block, blockSize);
  set(CONFIGID, 0xffff_0072);
  // Two boards with different seeds are told apart by MicroPython's unique_id and friendly names.
  set(DEVICEID, Math.imul(seed, 0x9e37_79b1) ^ 0x5bd1_e995);
  set(DEVICEID + 4, Math.imul(seed + 1, 0x85eb_ca6b) ^ 0x27d4_eb2f);
  set(DEVICEADDR, Math.imul(seed + 2, 0xc2b2_ae35));
  set(DEVICEADDR + 4, Math.imul(seed + 3, 0x1656_67b1) | 0xc000);
  return bytes;
}

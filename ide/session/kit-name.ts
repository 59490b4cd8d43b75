const consonants = 'zvgpt';
const vowels = 'uoiea';

/**
 * The five letters a micro:bit is called by, from the 8 bytes of `machine.unique_id()` in hex: the second word of
 * the chip's DEVICEID (nRF51 Reference Manual, FICR), written in base 5 with these letters, lowest digit last
 * (`microbit_friendly_name` in the micro:bit's runtime).
 */
export function boardName(uniqueId: string): string | undefined {
  if (!/^[0-9a-f]{16}$/.test(uniqueId)) return undefined;
  // Bytes are printed as they lie in memory, and the chip is little-endian.
  const bytes = uniqueId.slice(8).match(/../g) ?? [];
  let rest = Number.parseInt(bytes.reverse().join(''), 16);
  let name = '';
  for (let place = 0; place < 5; place += 1) {
    name = (place % 2 === 0 ? consonants : vowels).charAt(rest % 5) + name;
    rest = Math.floor(rest / 5);
  }
  return name;
}

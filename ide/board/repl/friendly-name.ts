/** Consonants for the first, third and fifth letter, vowels for the other two. */
const consonants = 'zvgpt';
const vowels = 'uoiea';

/**
 * The five letters a micro:bit is called by. They are the five lowest digits of the chip's second device id
 * (FICR.DEVICEID[1], 32 bits) to the base 5, the lowest digit last: micro:bit runtime (DAL and CODAL),
 * `microbit_friendly_name`.
 */
export function friendlyName(deviceId: number): string {
  let rest = deviceId >>> 0;
  let name = '';
  for (let place = 0; place < 5; place += 1) {
    const letters = place % 2 === 0 ? consonants : vowels;
    name = letters.charAt(rest % 5) + name;
    rest = Math.floor(rest / 5);
  }
  return name;
}

/** The name in what `machine.unique_id()` gives: DEVICEID[0] and [1], each with its lowest byte first. */
export function nameFromUniqueId(id: Uint8Array): string | undefined {
  if (id.length !== 8) return undefined;
  return friendlyName(new DataView(id.buffer, id.byteOffset, id.length).getUint32(4, true));
}

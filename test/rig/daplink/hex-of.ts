/** An Intel hex of flash from address 0 (erased ends left out) and UICR, for images that no compiler made. */
export function hexOf(flash: Uint8Array, uicr = new Uint8Array(0)): string {
  const lines: string[] = [];
  for (const [base, bytes] of [
    [0, flash],
    [0x1000_1000, uicr],
  ] as const) {
    let upper = -1;
    for (let at = 0; at < bytes.length; at += 16) {
      const data = bytes.subarray(at, at + 16);
      if (data.every((byte) => byte === 0xff)) continue;
      const address = base + at;
      if (address >>> 16 !== upper) {
        upper = address >>> 16;
        lines.push(record(0, 4, Uint8Array.of(upper >>> 8, upper & 0xff)));
      }
      lines.push(record(address & 0xffff, 0, data));
    }
  }
  lines.push(':00000001FF');
  return `${lines.join('\n')}\n`;
}

function record(address: number, type: number, data: Uint8Array): string {
  const bytes = [data.length, address >>> 8, address & 0xff, type, ...data];
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return `:${[...bytes, -sum & 0xff].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
}

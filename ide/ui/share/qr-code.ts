import { encodeQR } from 'qr';

/**
 * A QR code as black modules on white, the quiet zone included (ISO/IEC 18004, 9.1: four modules). It is never coloured
 * with a theme: cameras want black on white.
 */
export interface QrCode {
  /** Modules on a side, with the quiet zone. */
  readonly size: number;
  readonly version: number;
  isDark(x: number, y: number): boolean;
}

/**
 * Bytes that fit into version 20, 97 modules a side (ISO/IEC 18004, table 7), when 15 % and when 7 % of errors can be
 * mended. Finer codes are not read from a projected screen (measured in ADR 0014).
 */
const capacities = { medium: 666, low: 858 } as const;
/** The longest link that becomes a code. */
export const qrByteLimit = capacities.low;
const quietZone = 4;

/** The code of a link; undefined when it would be too fine to be read. */
export function qrCode(link: string): QrCode | undefined {
  const bytes = new TextEncoder().encode(link).length;
  if (bytes > capacities.low) return undefined;
  const ecc = bytes > capacities.medium ? 'low' : 'medium';
  const rows = encodeQR(link, 'raw', { ecc, encoding: 'byte', border: quietZone });
  const size = rows.length;
  return {
    size,
    version: (size - 2 * quietZone - 17) / 4,
    isDark: (x, y) => rows[y]?.[x] === true,
  };
}

/** Its dark modules as one SVG path in units of a module: runs of a row become one rectangle. */
export function qrPath(code: QrCode): string {
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.isDark(x, y)) continue;
      const from = x;
      while (x < code.size && code.isDark(x, y)) x++;
      path += `M${String(from)} ${String(y)}h${String(x - from)}v1h-${String(x - from)}z`;
    }
  }
  return path;
}

/** A whole SVG file, for printing at any size. */
export function qrSvg(code: QrCode): string {
  const size = String(code.size);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}mm" height="${size}mm" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${qrPath(code)}"/></svg>\n`;
}

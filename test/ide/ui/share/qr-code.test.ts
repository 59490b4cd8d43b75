import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { qrByteLimit, qrCode, qrPath, qrSvg, type QrCode } from '../../../../ide/ui/share/qr-code.ts';
import fc from '../../../property.ts';

/** The code as pixels, `scale` for a module, drawn from its path as a browser does. */
function pixels(code: QrCode, scale: number): { width: number; height: number; data: Uint8Array } {
  const side = code.size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y, width] of qrPath(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py++) {
      for (let px = Number(x) * scale; px < (Number(x) + Number(width)) * scale; px++) {
        data.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3);
      }
    }
  }
  return { width: side, height: side, data };
}

const link = (length: number): string =>
  `https://pensabit.example/#/open/1${'aZ0_-9'.repeat(200)}`.slice(0, length);

describe('a QR code', () => {
  it('reads as the link it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 34, max: qrByteLimit }), (length) => {
        const code = qrCode(link(length));
        expect(code && decodeQR(pixels(code, 4))).toBe(link(length));
      }),
      { numRuns: 25 },
    );
  });

  it('is never finer than version 20, and is not made of more', () => {
    expect(qrCode(link(qrByteLimit))).toMatchObject({ version: 20, size: 97 + 8 });
    expect(qrCode(link(666))).toMatchObject({ version: 20 });
    expect(qrCode(link(qrByteLimit + 1))).toBeUndefined();
  });

  it('has four modules of white around it', () => {
    const code = qrCode(link(200));
    if (code === undefined) throw new Error('no code');
    for (let at = 0; at < code.size; at++) {
      for (const edge of [0, 1, 2, 3, code.size - 1, code.size - 4]) {
        expect(code.isDark(at, edge) || code.isDark(edge, at)).toBe(false);
      }
    }
    expect(code.isDark(4, 4)).toBe(true);
  });

  it('is a file of its own for printing', () => {
    const code = qrCode(link(100));
    expect(code && qrSvg(code)).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (\d+) \1"/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { flashImageFromHex, programFromHex } from '../../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { parseHex } from '../../../firmware/image/intel-hex.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { hexText, syntheticV1, syntheticV2 } from './synthetic-runtimes.ts';
import fc from '../../property.ts';

const image = createHexImage({ v1: hexText(syntheticV1()), v2: hexText(syntheticV2()) });
if (!image.ok) throw new Error(image.problem.board);
const built = image.value.build(programFromSource('print("è")\n'.repeat(40)), 'universal');
if (!built.ok) throw new Error(built.problem.code);
const whole = built.value.hex;

/** Every place in the text, the ends and the file system more often than elsewhere. */
const place = fc.oneof(
  fc.nat(whole.length - 2),
  fc.nat(2000),
  fc.integer({ min: whole.length - 2000, max: whole.length - 2 }),
);

describe('a damaged hex', () => {
  it('is never taken for a good one when it is cut', () => {
    fc.assert(
      fc.property(place, (at) => {
        const hex = parseHex(whole.slice(0, at));
        expect(hex.ok).toBe(false);
        if (!hex.ok) expect(['cut-file', 'empty-file']).toContain(hex.problem.code);
      }),
      { numRuns: 30 },
    );
  });

  it('is never taken for a good one when one character changed', () => {
    const character = fc.constantFrom(...'0123456789ABCDEF:xZ è\u0000');
    fc.assert(
      fc.property(place, character, (at, replacement) => {
        fc.pre(whole[at] !== replacement && whole[at] !== '\n');
        const hex = parseHex(whole.slice(0, at) + replacement + whole.slice(at + 1));
        expect(hex.ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('names the line that was changed', () => {
    const lines = whole.split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 2), (index) => {
        const line = lines[index] ?? '';
        const other = line.endsWith('0') ? '1' : '0';
        const damaged = lines.with(index, line.slice(0, -1) + other).join('\n');
        expect(parseHex(damaged)).toMatchObject({
          ok: false,
          problem: { code: 'bad-checksum', line: index + 1 },
        });
      }),
      { numRuns: 20 },
    );
  });

  it('is a problem and never an exception, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...':0123456789ABCDEF\n\r '), maxLength: 200 }),
        (text) => {
          parseHex(text);
          programFromHex(text);
          flashImageFromHex(text, 'v1');
        },
      ),
    );
  });

  it('gives files or a problem, never an exception, whatever its file system holds', () => {
    const chunk = fc
      .tuple(
        fc.constantFrom(0xfe, 0xfd, 0x00, 0x01, 0x02, 0x03, 0xff),
        fc.uint8Array({ minLength: 126, maxLength: 126 }),
        fc.constantFrom(0x00, 0x01, 0x02, 0x03, 0x40, 0xff),
      )
      .map(([marker, content, tail]) => [marker, ...content, tail]);
    const name = fc.constantFrom(
      'main.py',
      '__proto__',
      'hasOwnProperty',
      'constructor',
      'toString',
      '1',
      '',
    );
    const file = name.map((text) => {
      const bytes = new TextEncoder().encode(text);
      return [
        0xfe,
        2 + bytes.length + 1,
        bytes.length,
        ...bytes,
        0x78,
        ...new Array<number>(124 - bytes.length).fill(0xff),
      ];
    });
    const runtime = syntheticV1();
    fc.assert(
      fc.property(fc.array(fc.oneof(chunk, file), { maxLength: 6 }), (chunks) => {
        const area = { address: 0x38800, bytes: Uint8Array.from(chunks.flat()) };
        const outcome = programFromHex(hexText(chunks.length > 0 ? [...runtime, area] : runtime));
        if (!outcome.ok) expect(['no-files', 'file-system-damaged']).toContain(outcome.problem.code);
      }),
      { numRuns: 40 },
    );
  });
});

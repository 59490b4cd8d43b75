import { describe, expect, it } from 'vitest';
import { endOfFileRecord, hexRecord, imageRecords } from '../../../firmware/image/hex-records.ts';
import { parseHex } from '../../../firmware/image/intel-hex.ts';
import { joinSegments } from '../../../firmware/image/memory-image.ts';
import fc from '../../property.ts';

const data = (offset: number, ...bytes: number[]): string => hexRecord(0, offset, Uint8Array.from(bytes));
const lines = (...records: string[]): string => `${records.join('\n')}\n`;
const problemOf = (text: string): unknown => {
  const hex = parseHex(text);
  return hex.ok ? 'no problem' : hex.problem;
};

describe('parseHex', () => {
  it('gives back what was written, wherever it lies in memory', () => {
    const segment = fc.record({
      address: fc.oneof(
        fc.integer({ min: 0, max: 0x7f000 }),
        fc.integer({ min: 0x10001000, max: 0x10001800 }),
      ),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 500 }),
    });
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const apart = segments.filter((one, index) =>
          segments
            .slice(0, index)
            .every(
              (other) =>
                one.address + one.bytes.length <= other.address ||
                other.address + other.bytes.length <= one.address,
            ),
        );
        const image = joinSegments(apart);
        const hex = parseHex(`${imageRecords(image)}${endOfFileRecord}\n`);
        expect(hex).toEqual({ ok: true, value: { universal: false, parts: [{ image }] } });
      }),
    );
  });

  it('reads carriage returns, lower case, blank lines, a byte order mark and no last line end', () => {
    const hex = parseHex(`\uFEFF${data(0x10, 0xab, 0xcd).toLowerCase()}\r\n\r\n  ${endOfFileRecord}`);
    expect(hex).toMatchObject({
      ok: true,
      value: { parts: [{ image: [{ address: 0x10, bytes: Uint8Array.of(0xab, 0xcd) }] }] },
    });
  });

  it('follows extended segment addresses, which V2 runtimes use', () => {
    const hex = parseHex(lines(':020000021000EC', data(4, 1), endOfFileRecord));
    expect(hex).toMatchObject({ ok: true, value: { parts: [{ image: [{ address: 0x10004 }] }] } });
  });

  it('ignores where execution starts', () => {
    const hex = parseHex(lines(data(0, 1), ':040000050001CCD951', ':0400000320009C51EC', endOfFileRecord));
    expect(hex.ok).toBe(true);
  });

  it('says that an empty file is empty', () => {
    expect(problemOf('')).toEqual({ code: 'empty-file' });
    expect(problemOf(' \r\n\n')).toEqual({ code: 'empty-file' });
  });

  it('names the line and column of a character that no hex has', () => {
    expect(problemOf('print("hi")\n')).toEqual({
      code: 'foreign-characters',
      line: 1,
      column: 1,
      found: 'p',
    });
    const broken = data(0, 1, 2).replace('0102', '01x2');
    expect(problemOf(lines(data(8, 1), broken, endOfFileRecord))).toEqual({
      code: 'foreign-characters',
      line: 2,
      column: 12,
      found: 'x',
    });
    expect(problemOf(lines(':00😀0001FF'))).toMatchObject({ found: '😀', column: 4 });
  });

  it('names the line of a wrong checksum and both values', () => {
    const good = data(0, 1, 2);
    expect(problemOf(lines(data(8, 1), `${good.slice(0, -2)}00`, endOfFileRecord))).toEqual({
      code: 'bad-checksum',
      line: 2,
      expected: parseInt(good.slice(-2), 16),
      found: 0,
    });
  });

  it('tells a line of the wrong length from a file that stops in a line', () => {
    const good = data(0, 1, 2);
    expect(problemOf(lines(good.slice(0, -2), endOfFileRecord))).toEqual({
      code: 'record-length',
      line: 1,
      expected: 14,
      found: 12,
    });
    expect(problemOf(`${data(8, 1)}\n${good.slice(0, -5)}`)).toEqual({ code: 'cut-file', line: 2 });
  });

  it('says where a file without an end record stops', () => {
    expect(problemOf(lines(data(0, 1), data(1, 1)))).toEqual({ code: 'cut-file', line: 2 });
  });

  it('never takes a cut file for a whole one, wherever the cut is', () => {
    const whole = lines(':020000040000FA', data(0, 1, 2, 3), data(3, 4), endOfFileRecord);
    for (let length = 0; length < whole.trimEnd().length; length++) {
      expect(['cut-file', 'empty-file']).toContain(
        (problemOf(whole.slice(0, length)) as { code: string }).code,
      );
    }
  });

  it('refuses data after the end record', () => {
    expect(problemOf(lines(endOfFileRecord, data(0, 1)))).toEqual({ code: 'data-after-end', line: 2 });
  });

  it('refuses two records for one address', () => {
    expect(problemOf(lines(data(0, 1, 2, 3), data(2, 9), endOfFileRecord))).toEqual({
      code: 'overlap',
      line: 2,
      address: 2,
    });
  });

  it('refuses addresses where no micro:bit has flash', () => {
    expect(problemOf(lines(':020000040008F2', data(0, 1), endOfFileRecord))).toEqual({
      code: 'outside-flash',
      line: 2,
      address: 0x80000,
    });
    expect(problemOf(lines(':02000004FFFFFC', data(0, 1), endOfFileRecord))).toMatchObject({
      address: 0xffff0000,
    });
  });

  it('refuses a record type that no hex has', () => {
    expect(problemOf(lines(hexRecord(0x42, 0, Uint8Array.of(1)), endOfFileRecord))).toEqual({
      code: 'unknown-record',
      line: 1,
      type: 0x42,
    });
  });

  it('knows MakeCode by its project, before or after the end record', () => {
    const other = hexRecord(0x0e, 0, Uint8Array.of(1, 2));
    expect(problemOf(lines(data(0, 1), endOfFileRecord, other))).toEqual({ code: 'makecode' });
    expect(problemOf(lines(data(0, 1), ':020000042000DA', data(0, 1), endOfFileRecord))).toEqual({
      code: 'makecode',
    });
    expect(problemOf(lines(data(0, 1), endOfFileRecord, ':020000042000DA', data(0, 1)))).toEqual({
      code: 'makecode',
    });
  });

  it('refuses a universal block inside a plain hex', () => {
    const blockStart = hexRecord(0x0a, 0, Uint8Array.of(0x99, 0x00, 0xc0, 0xde));
    expect(problemOf(lines(data(0, 1), blockStart, data(1, 1), endOfFileRecord))).toEqual({
      code: 'bad-block',
      line: 2,
    });
    expect(problemOf(lines(data(0, 1), ':0000000BF5', endOfFileRecord))).toEqual({
      code: 'bad-block',
      line: 2,
    });
  });
});

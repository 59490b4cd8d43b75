import { describe, expect, it } from 'vitest';
import { createLineReader } from '../../../lessons/observe/serial-lines.ts';
import { createRecording } from '../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../ide/samples/recording.ts';
import fc from '../../property.ts';

/** 115200 baud, ten bits a byte. */
const bytesASecond = 11_520;
const encoder = new TextEncoder();

/** Numbers that look random and are the same in every run (Numerical Recipes' generator). */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** What the recording promises, whatever came: all that a chart, a table and a console read stays bounded. */
function expectBounded(recording: Recording): void {
  expect(recording.lines.length).toBeLessThanOrEqual(500);
  expect(recording.lines.every((line) => line.text.length <= 1000)).toBe(true);
  const series = recording.series();
  expect(series.length).toBeLessThanOrEqual(24);
  for (const { name, times, values, length } of series) {
    expect(name.length).toBeLessThanOrEqual(40);
    expect(name).not.toMatch(/\p{C}/u);
    expect(times.length).toBeLessThanOrEqual(72_000);
    let good = true;
    for (let index = 0; index < length; index += 1) {
      good &&= Number.isFinite(values[index]) && (times[index] ?? NaN) >= (times[index - 1] ?? 0);
    }
    expect(good).toBe(true);
  }
}

describe('the stream', () => {
  it('runs for an hour at 115200 baud without a lost line, in memory that does not grow', () => {
    const random = dice(1);
    const recording = createRecording({ schedule: () => undefined });
    const lines = createLineReader();
    const total = bytesASecond * 3600;
    let printed = 0;
    let seen = 0;
    let wrong = 0;
    let sent = 0;
    let text = '';
    while (sent < total) {
      // What a program prints between two packets, with letters that packets cut.
      while (text.length < 600) {
        text += `n:${String(printed)},città (°C):${(20 + Math.sin(printed / 500) * 5).toFixed(2)}\r\n`;
        printed += 1;
      }
      const all = encoder.encode(text);
      text = '';
      let from = 0;
      while (from < all.length) {
        const packet = all.subarray(from, from + 1 + Math.floor(random() * 400));
        from += packet.length;
        recording.append(packet, (sent / bytesASecond) * 1000);
        sent += packet.length;
        for (const line of lines.push(packet)) {
          if (!line.startsWith(`n:${String(seen)},città (°C):`)) wrong += 1;
          seen += 1;
        }
      }
    }
    expect(sent).toBeGreaterThan(41_000_000);
    expect(seen).toBe(printed);
    expect(wrong).toBe(0);
    expect(recording.lines.at(-1)?.text).toMatch(new RegExp(`^n:${String(printed - 1)},`));
    const [count] = recording.series();
    expect(recording.series().map((series) => series.name)).toEqual(['n', 'città']);
    expect(count?.values[(count.length || 1) - 1]).toBe(printed - 1);
    // The beginning of the hour is still there, in less detail.
    expect(count?.times[0]).toBe(0);
    expectBounded(recording);
  }, 60_000);

  it('takes 10 MB of random and hostile bytes and goes on as if nothing had been', () => {
    const random = dice(2);
    const letters = '0123456789:,.-+eE \n\r\t\0xyz({[)}]"\'\u001b[31m_°Càא\u202E';
    const pieces: (() => Uint8Array)[] = [
      () => Uint8Array.from({ length: 4096 }, () => random() * 256),
      () =>
        encoder.encode(
          Array.from({ length: 2000 }, () => letters[Math.floor(random() * letters.length)]).join(''),
        ),
      // No line end, for a long time.
      () => encoder.encode('1'.repeat(20_000)),
      () => encoder.encode('x:1,'.repeat(5000)),
      () => encoder.encode(' '.repeat(20_000)),
      () => new Uint8Array(5000),
      // UTF-8 that never ends well: lone continuation bytes, halves of pairs, too long forms.
      () =>
        Uint8Array.from(
          { length: 3000 },
          (_, index) => [0xed, 0xa0, 0x80, 0xc0, 0xaf, 0xf4, 0xff][index % 7] ?? 0,
        ),
      () =>
        encoder.encode(
          '\u001b]0;title\u0007\u001b[2J\u001b[999C\u001bP1$r\u001b\\\u009b31m\b\b\b\n'.repeat(100),
        ),
      () => encoder.encode('v:1e999\nv:NaN\nv:-0\nv:0x10\n-1e-999\n+.5e+1\n1e308\n-1e308\n'.repeat(100)),
      () =>
        encoder.encode(
          Array.from({ length: 500 }, () => `s${String(Math.floor(random() * 10_000))}:1\n`).join(''),
        ),
      () =>
        encoder.encode('__proto__:1\nconstructor:2\n{"__proto__":3}\n__proto__,toString\n1,2\n'.repeat(100)),
      () => encoder.encode(`{"a":${'[1,'.repeat(3000)}\n{${'"k":1,'.repeat(2000)}"z":1}\n`),
      () => encoder.encode(`שלום:1\n\u202Eabc:2\n\u2066x\u2069:3\na${'\u0301'.repeat(500)}:4\n`.repeat(20)),
      () => encoder.encode('a,b\n1,2\n'.repeat(500)),
    ];
    const recording = createRecording({ schedule: () => undefined });
    let sent = 0;
    let time = 0;
    while (sent < 10_000_000) {
      const piece = pieces[Math.floor(random() * pieces.length)]?.() ?? new Uint8Array();
      recording.append(piece, (time += random() * 500 - 100));
      sent += piece.length;
      if (random() < 0.005) recording.clear();
      if (random() < 0.05) recording.runs.mark(time);
    }
    expectBounded(recording);
    for (const run of recording.runs.all.value) expect(run.series().length).toBeLessThanOrEqual(24);
    expect(recording.toCsv('it', { runs: recording.runs.all.value.map((run) => run.id) })).toContain('\r\n');
    // The board starts anew, and a chart of its data does as well.
    recording.clear();
    recording.append(encoder.encode('\ntemperature:21\n'), 10);
    expect(recording.series().map((series) => series.name)).toEqual(['temperature']);
    expect(recording.lines.at(-1)?.text).toBe('temperature:21');
  }, 60_000);

  it('never throws and never breaks its promises, whatever the bytes and wherever they are cut', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'x:1\n',
        'a,b\n',
        '1,2\n',
        '(1,2)\n',
        '{"a":1}\n',
        '\r',
        '\n',
        '\u001b[K',
        '\0',
        't(°C):2\n',
      ),
    );
    const chunk = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(text, { maxLength: 20 }).map((parts) => encoder.encode(parts.join(''))),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(chunk, fc.double({ min: -1e6, max: 1e9, noNaN: true }))), (chunks) => {
        const recording = createRecording({ schedule: () => undefined, mostSamples: 64 });
        for (const [bytes, time] of chunks) recording.append(bytes, Math.max(0, time));
        expectBounded(recording);
        recording.clear();
        recording.append(encoder.encode('ok:1\n'), 0);
        expect(recording.series().map((series) => series.name)).toEqual(['ok']);
      }),
    );
  });
});

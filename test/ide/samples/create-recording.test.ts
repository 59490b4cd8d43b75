import { describe, expect, it } from 'vitest';
import { createRecording } from '../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../ide/samples/recording.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function recordingOf(...chunks: readonly [string, number][]): Recording {
  const recording = createRecording({ schedule: () => undefined });
  for (const [text, time] of chunks) recording.append(bytes(text), time);
  return recording;
}

const columns = (recording: Recording): unknown =>
  recording.series().map(({ name, times, values, length }) => ({
    name,
    times: [...times.slice(0, length)],
    values: [...values.slice(0, length)],
  }));

describe('recording', () => {
  it('turns lines that are data into columns and keeps every line as text', () => {
    const recording = recordingOf(
      ['temperature:7\r\nhello\r\n', 10],
      ['x:1,y:-2\r\n', 20],
      ['temperature:8\r\n', 30],
    );
    expect(columns(recording)).toEqual([
      { name: 'temperature', times: [10, 30], values: [7, 8] },
      { name: 'x', times: [20], values: [1] },
      { name: 'y', times: [20], values: [-2] },
    ]);
    expect(recording.lines.map((line) => line.text)).toEqual([
      'temperature:7',
      'hello',
      'x:1,y:-2',
      'temperature:8',
    ]);
  });

  it('gives a line that came in pieces the time of its first piece, and never breaks a character', () => {
    const euro = bytes('prezzo €:3\n');
    const recording = createRecording({ schedule: () => undefined });
    recording.append(euro.subarray(0, 8), 100);
    expect(recording.lines).toEqual([{ time: 100, text: 'prezzo ' }]);
    recording.append(euro.subarray(8), 130);
    expect(recording.lines).toEqual([{ time: 100, text: 'prezzo €:3' }]);
  });

  it('shows the unfinished last line, such as a prompt', () => {
    expect(recordingOf(['>>> ', 5]).lines).toEqual([{ time: 5, text: '>>> ' }]);
  });

  it('tells of changes once a scheduled turn, however many chunks came', () => {
    const turns: (() => void)[] = [];
    const recording = createRecording({ schedule: (turn) => turns.push(turn) });
    let changes = 0;
    recording.version.subscribe(() => (changes += 1));
    for (let index = 0; index < 100; index += 1) recording.append(bytes('1\n'), index);
    expect(changes).toBe(0);
    expect(turns).toHaveLength(1);
    turns.shift()?.();
    expect(changes).toBe(1);
    recording.append(bytes('1\n'), 100);
    expect(turns).toHaveLength(1);
  });

  it('keeps at most 500 lines and 24 series', () => {
    const recording = createRecording({ schedule: () => undefined });
    for (let index = 0; index < 3000; index += 1)
      recording.append(bytes(`s${String(index % 100)}:1\n`), index);
    expect(recording.lines).toHaveLength(500);
    expect(recording.lines.at(-1)?.text).toBe('s99:1');
    expect(recording.series()).toHaveLength(24);
  });

  it('is empty after clear, also of half a line', () => {
    const recording = recordingOf(['a:1\nhalf', 1]);
    recording.clear();
    recording.append(bytes('b:2\n'), 2);
    expect(recording.lines.map((line) => line.text)).toEqual(['b:2']);
    expect(columns(recording)).toEqual([{ name: 'b', times: [2], values: [2] }]);
  });

  it('swallows 10 MB of noise without a throw and without growing past its bounds', () => {
    const recording = createRecording({ schedule: () => undefined });
    let seed = 1;
    const noise = new Uint8Array(64 * 1024);
    for (let chunk = 0; chunk < 160; chunk += 1) {
      for (let index = 0; index < noise.length; index += 1) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        // Half of it looks nearly like data.
        noise[index] =
          chunk % 2 === 0 ? seed >>> 24 : '0123456789:,.-\n\rxyz({'.charCodeAt((seed >>> 16) % 21);
      }
      recording.append(noise, chunk);
    }
    expect(recording.lines.length).toBeLessThanOrEqual(500);
    expect(recording.lines.every((line) => line.text.length <= 1000)).toBe(true);
    expect(recording.series().length).toBeLessThanOrEqual(24);
    for (const series of recording.series()) expect(series.times.length).toBeLessThanOrEqual(72_000);
  });
});

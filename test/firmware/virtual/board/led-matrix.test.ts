import { beforeEach, describe, expect, it } from 'vitest';
import { LedMatrix, microbitV1Matrix } from '../../../../firmware/virtual/board/led-matrix.ts';
import { Workbench } from './workbench.ts';

/** Milliseconds that MicroPython lights a LED of each level in its 6 ms strobe. */
const onTimes = [0, 2, 4, 8, 15, 28, 53, 102, 199, 375].map((ticks) => ticks * 0.016);
const { rows, columns, cells } = microbitV1Matrix;
const dark = new Array<number>(25).fill(0);

let bench: Workbench;
let matrix: LedMatrix;
let frames: { time: number; frame: readonly number[] }[];

beforeEach(() => {
  bench = new Workbench();
  frames = [];
  matrix = new LedMatrix(microbitV1Matrix, bench.port, bench.time, bench.clockHz, (frame) =>
    frames.push({ time: bench.milliseconds, frame }),
  );
  bench.output(...rows, ...columns);
  bench.high(...columns);
});

/** One row as MicroPython strobes it: full brightness from the start, the others from 1.8 ms on. */
function strobe(row: number, frame: readonly number[], milliseconds = 6): void {
  const levelAt = (column: number): number => frame[cells[row]![column]!] ?? 0;
  bench.high(...columns);
  for (const pin of rows) bench.low(pin);
  bench.high(rows[row]!);
  bench.low(...columns.filter((_, column) => levelAt(column) === 9));
  bench.pass(1.8);
  bench.low(...columns.filter((_, column) => levelAt(column) > 0));
  let passed = 0;
  for (let level = 1; level < 9; level += 1) {
    bench.pass(onTimes[level]! - passed);
    passed = onTimes[level]!;
    bench.high(...columns.filter((_, column) => levelAt(column) === level));
  }
  bench.pass(milliseconds - 1.8 - passed);
}

function scan(frame: readonly number[]): void {
  for (const row of [0, 1, 2]) strobe(row, frame);
}

describe('LED matrix', () => {
  it('lights every one of the 25 places from exactly one row and column', () => {
    const places = cells.flat().filter((place) => place >= 0);
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, place) => place));
  });

  it('reads each brightness 0 to 9 back as that level', () => {
    const frame = Array.from({ length: 25 }, (_, place) => place % 10);
    for (let count = 0; count < 10; count += 1) scan(frame);
    expect(matrix.frame).toEqual(frame);
    expect(frames).toHaveLength(1);
  });

  it('says nothing while the picture stays', () => {
    const frame = Array.from({ length: 25 }, (_, place) => (place * 7) % 10);
    for (let count = 0; count < 200; count += 1) scan(frame);
    expect(frames).toHaveLength(1);
  });

  it('shows whole pictures although the program changes them in mid scan', () => {
    const one = dark.map((_, place) => (place % 2) * 9);
    const other = dark.map((_, place) => ((place + 1) % 2) * 9);
    for (let count = 0; count < 4; count += 1) scan(one);
    strobe(0, one);
    strobe(1, other);
    strobe(2, other);
    for (let count = 0; count < 4; count += 1) scan(other);
    expect(frames.map(({ frame }) => frame)).toEqual([one, other]);
  });

  it('shows a picture that is there for two scans', () => {
    const flash = dark.map(() => 9);
    for (let count = 0; count < 4; count += 1) scan(dark);
    scan(flash);
    scan(flash);
    for (let count = 0; count < 4; count += 1) scan(dark);
    expect(frames.map(({ frame }) => frame)).toEqual([flash, dark]);
  });

  it('shows something of pictures that change in every scan', () => {
    for (let count = 0; count < 40; count += 1) scan(dark.map((_, place) => (place === count % 25 ? 9 : 0)));
    expect(frames.length).toBeGreaterThan(4);
    for (const { frame } of frames) expect(frame.filter((level) => level > 0)).toHaveLength(1);
  });

  it('does not flicker when interrupts delay edges by 10 us', () => {
    const frame = dark.map((_, place) => 1 + (place % 9));
    for (let count = 0; count < 4; count += 1) scan(frame);
    for (let count = 0; count < 60; count += 1) {
      for (const row of [0, 1, 2]) strobe(row, frame, 6 + ((count * 7 + row) % 3) * 0.01);
    }
    expect(frames).toHaveLength(1);
  });

  it('does not flicker when the light sensor cuts every other strobe short', () => {
    const frame = dark.map(() => 9);
    for (let count = 0; count < 4; count += 1) scan(frame);
    let row = 0;
    for (let count = 0; count < 60; count += 1) {
      strobe(row, frame);
      row = (row + 1) % 3;
      bench.high(...columns);
      bench.low(...rows);
      bench.high(rows[row]!);
      bench.low(...columns);
      bench.pass(0.02);
      bench.low(...rows);
      bench.pass(5.98);
      row = (row + 1) % 3;
    }
    expect(frames).toHaveLength(1);
  });

  it('does not flicker when the processor stands still for a page erase', () => {
    const frame = dark.map((_, place) => place % 10);
    for (let count = 0; count < 4; count += 1) scan(frame);
    strobe(0, frame);
    strobe(1, frame, 28);
    strobe(2, frame);
    for (let count = 0; count < 4; count += 1) scan(frame);
    expect(frames).toHaveLength(1);
  });

  it('goes dark when nobody refreshes it', () => {
    const frame = dark.map(() => 9);
    for (let count = 0; count < 4; count += 1) scan(frame);
    bench.low(...rows);
    bench.pass(1000);
    expect(frames.map(({ frame: shown }) => shown)).toEqual([frame, dark]);
  });

  it('shows the row that stays on when the program stops in mid scan', () => {
    const frame = dark.map(() => 9);
    for (let count = 0; count < 4; count += 1) scan(frame);
    strobe(0, frame);
    bench.pass(1000);
    const row = dark.map((_, place) => (cells[0]!.includes(place) ? 9 : 0));
    expect(frames.at(-1)!.frame).toEqual(row);
  });

  it('lights nothing through pins that are inputs', () => {
    const idle = new Workbench();
    const seen: unknown[] = [];
    new LedMatrix(microbitV1Matrix, idle.port, idle.time, idle.clockHz, (frame) => seen.push(frame));
    idle.high(...rows);
    idle.pass(500);
    expect(seen).toEqual([]);
  });
});

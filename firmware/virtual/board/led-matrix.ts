import type { GpioPort } from '../soc/soc.ts';
import type { Alarm, Time } from '../soc/scheduler.ts';

/** How the LEDs of a board hang between its pins. */
export interface LedMatrixWiring {
  /** Pins that feed a row (anodes): active high. */
  readonly rows: readonly number[];
  /** Pins that sink a column (cathodes): active low. */
  readonly columns: readonly number[];
  /** `cells[row][column]` is the LED's place 0..24 on the 5 x 5 display, -1 where there is none. */
  readonly cells: readonly (readonly number[])[];
}

/**
 * micro:bit V1 schematic, LED matrix: 3 rows on P0.13-P0.15 and 9 columns on P0.04-P0.12, with the
 * 25 LEDs folded into them (two corners of the second row carry the light sensor's unused places).
 */
export const microbitV1Matrix: LedMatrixWiring = {
  rows: [13, 14, 15],
  columns: [4, 5, 6, 7, 8, 9, 10, 11, 12],
  cells: [
    [0, 2, 4, 19, 18, 17, 16, 15, 11],
    [14, 10, 12, 1, 3, 23, 21, -1, -1],
    [22, 24, 20, 5, 6, 7, 8, 9, 13],
  ],
};

/**
 * On-time of a LED as a part of its row's strobe, where one level ends and the next begins. MicroPython
 * lights level n for 2, 4, 8, 15, 28, 53, 102, 199 and 375 ticks of 16 us; a strobe is 375 ticks. The
 * bounds are the geometric means of neighbours, the eye's measure.
 */
const levelBounds: readonly number[] = [2, 4, 8, 15, 28, 53, 102, 199, 375].map((ticks, index, all) =>
  index === 0 ? 1 / 375 : Math.sqrt(ticks * all[index - 1]!) / 375,
);

/** A LED keeps its level while its on-time is within this factor of the bound: no flicker from interrupts. */
const hysteresis = 1.12;

/** Strobes shorter than this are cut by something else (the light sensor) and say nothing, milliseconds. */
const shortestStrobe = 0.4;
/** A row that was not strobed for so long has gone dark, milliseconds. */
const persistence = 100;
/** A row that stays high so long is not multiplexed: look at it without waiting for its end, milliseconds. */
const longestStrobe = 50;
/** How often the matrix looks for rows that stay on or went dark, milliseconds. */
const checkPeriod = 25;
/** A display that is another in every scan is shown as it is after so long, milliseconds. */
const longestHold = 90;

const remembered = 5;

/**
 * Brightness of the LEDs, as the eye integrates it: the on-time of each LED during its row's strobe,
 * summed between GPIO writes. A frame is complete when each row was strobed once, and is shown when
 * the next one is the same: pictures torn by a change in mid scan and glints while flash is written
 * last a single scan (18 ms), and no eye sees them. So a picture is told 18 to 54 ms after the program
 * made it. While a program writes files all the time, the runtime stops its display timer for each
 * write: levels between 1 and 8 then waver, as they do on the real board.
 *
 * Runs on the multiplex path (about 2000 calls a simulated second): allocates only when it emits.
 */
export class LedMatrix {
  readonly #rowCount: number;
  readonly #columnCount: number;
  readonly #rowMask: number;
  readonly #columnMask: number;
  /** Row of each place on the display, -1 where there is none. */
  readonly #rowOfPlace: Int8Array;
  readonly #cells: Int8Array;
  readonly #columnPins: Uint8Array;

  /** On-time in cycles of the strobe in progress, by row and column. */
  readonly #onTime: Float64Array;
  readonly #strobeStart: Float64Array;
  readonly #lastStrobe: Float64Array;
  readonly #longSkipped: Uint8Array;

  /** Durations of the last strobes, cycles, to know what a whole one is. */
  readonly #durations = new Float64Array(remembered);
  #durationCount = 0;
  readonly #sorted = new Float64Array(remembered);

  /** Newest level of each LED. */
  readonly #levels = new Uint8Array(25);
  /** Complete frame that waits for a second one like it. */
  readonly #held = new Uint8Array(25);
  #holding = false;
  #heldSince = 0;
  readonly #shown = new Uint8Array(25);
  #rowsSeen = 0;

  #litRows = 0;
  #litColumns = 0;
  #since = 0;
  readonly #check: Alarm;
  readonly #cyclesPerMs: number;

  constructor(
    private readonly wiring: LedMatrixWiring,
    port: GpioPort,
    private readonly time: Time,
    clockHz: number,
    /** 25 levels 0..9, row by row; called when one changed. */
    private readonly emit: (frame: readonly number[]) => void,
  ) {
    this.#cyclesPerMs = clockHz / 1000;
    this.#rowCount = wiring.rows.length;
    this.#columnCount = wiring.columns.length;
    this.#rowMask = maskOf(wiring.rows);
    this.#columnMask = maskOf(wiring.columns);
    this.#columnPins = Uint8Array.from(wiring.columns);
    this.#cells = Int8Array.from(wiring.cells.flat());
    this.#rowOfPlace = new Int8Array(25).fill(-1);
    wiring.cells.forEach((cells, row) => {
      for (const place of cells) if (place >= 0) this.#rowOfPlace[place] = row;
    });
    this.#onTime = new Float64Array(this.#rowCount * this.#columnCount);
    this.#strobeStart = new Float64Array(this.#rowCount);
    this.#lastStrobe = new Float64Array(this.#rowCount).fill(-Infinity);
    this.#longSkipped = new Uint8Array(this.#rowCount);
    this.#check = time.alarm(() => this.#look());
    port.listen((cycle, outputs, driven, changed) => {
      if (changed & (this.#rowMask | this.#columnMask)) this.#changed(cycle, outputs, driven);
    });
  }

  /** What the display shows: 25 levels 0..9. */
  get frame(): readonly number[] {
    return Array.from(this.#shown);
  }

  /** Cycle when a row was last fed, -Infinity if never: tells whether the columns belong to the display. */
  get lastStrobe(): number {
    if (this.#litRows !== 0) return this.time.now;
    let last = -Infinity;
    for (let row = 0; row < this.#rowCount; row += 1) last = Math.max(last, this.#lastStrobe[row]!);
    return last;
  }

  #changed(cycle: number, outputs: number, driven: number): void {
    this.#integrate(cycle);
    const wasLit = this.#litRows;
    let lit = 0;
    const high = outputs & driven & this.#rowMask;
    for (let row = 0; row < this.#rowCount; row += 1)
      if (high & (1 << this.wiring.rows[row]!)) lit |= 1 << row;
    this.#litRows = lit;
    this.#litColumns = ~outputs & driven & this.#columnMask;
    const edges = lit ^ wasLit;
    if (edges === 0) return;
    for (let row = 0; row < this.#rowCount; row += 1) {
      const bit = 1 << row;
      if (!(edges & bit)) continue;
      if (lit & bit) this.#beginStrobe(row, cycle);
      else this.#endStrobe(row, cycle);
    }
    if (this.#check.due === Infinity) this.#check.at(cycle + checkPeriod * this.#cyclesPerMs);
  }

  #integrate(cycle: number): void {
    const elapsed = cycle - this.#since;
    this.#since = cycle;
    const columns = this.#litColumns;
    if (this.#litRows === 0 || columns === 0) return;
    for (let row = 0; row < this.#rowCount; row += 1) {
      if (!(this.#litRows & (1 << row))) continue;
      const base = row * this.#columnCount;
      for (let column = 0; column < this.#columnCount; column += 1) {
        if (columns & (1 << this.#columnPins[column]!)) this.#onTime[base + column]! += elapsed;
      }
    }
  }

  #beginStrobe(row: number, cycle: number): void {
    this.#strobeStart[row] = cycle;
    this.#clearOnTime(row);
  }

  #clearOnTime(row: number): void {
    const base = row * this.#columnCount;
    this.#onTime.fill(0, base, base + this.#columnCount);
  }

  #endStrobe(row: number, cycle: number): void {
    const duration = cycle - this.#strobeStart[row]!;
    if (duration < shortestStrobe * this.#cyclesPerMs) return;
    const usual = this.#usualDuration();
    this.#durations[this.#durationCount % remembered] = duration;
    this.#durationCount += 1;
    // The processor stood still (a flash page was being erased): the eye sees one bright blink of a few
    // milliseconds, a frame would hold it far too long.
    if (usual > 0 && duration > 1.5 * usual && !this.#longSkipped[row]) {
      this.#longSkipped[row] = 1;
      this.#lastStrobe[row] = cycle;
      return;
    }
    this.#longSkipped[row] = 0;
    // A strobe that the light sensor ended early is compared with a whole one.
    this.#measure(row, cycle, Math.max(duration, usual));
  }

  /** Median of the last strobes in cycles, 0 before there are enough. */
  #usualDuration(): number {
    if (this.#durationCount < remembered) return 0;
    this.#sorted.set(this.#durations);
    this.#sorted.sort();
    return this.#sorted[remembered >> 1]!;
  }

  #measure(row: number, cycle: number, strobe: number): void {
    // This row again: the scan before was complete, with or without the other rows.
    if (this.#rowsSeen & (1 << row)) this.#endScan(cycle);
    const base = row * this.#columnCount;
    for (let column = 0; column < this.#columnCount; column += 1) {
      const place = this.#cells[base + column]!;
      if (place < 0) continue;
      this.#levels[place] = levelOf(this.#onTime[base + column]! / strobe, this.#levels[place]!);
    }
    this.#lastStrobe[row] = cycle;
    this.#rowsSeen |= 1 << row;
    if (this.#rowsSeen === (1 << this.#rowCount) - 1) this.#endScan(cycle);
  }

  #endScan(cycle: number): void {
    this.#rowsSeen = 0;
    if (equal(this.#levels, this.#shown)) {
      this.#holding = false;
    } else if (!this.#holding) {
      this.#hold(cycle);
    } else if (equal(this.#levels, this.#held) || cycle - this.#heldSince > longestHold * this.#cyclesPerMs) {
      this.#holding = false;
      this.#show(this.#levels);
    } else {
      this.#held.set(this.#levels);
    }
  }

  #hold(cycle: number): void {
    if (!this.#holding) this.#heldSince = cycle;
    this.#holding = true;
    this.#held.set(this.#levels);
  }

  #show(frame: Uint8Array): void {
    if (equal(frame, this.#shown)) return;
    this.#shown.set(frame);
    this.emit(Array.from(frame));
  }

  /** Rows that stay high, rows that went dark, and a frame whose successor does not come. */
  #look(): void {
    const now = this.time.now;
    this.#integrate(now);
    let dark = true;
    for (let row = 0; row < this.#rowCount; row += 1) {
      if (this.#litRows & (1 << row)) {
        dark = false;
        const strobe = now - this.#strobeStart[row]!;
        if (strobe < longestStrobe * this.#cyclesPerMs) continue;
        this.#measure(row, now, strobe);
        this.#beginStrobe(row, now);
      } else if (now - this.#lastStrobe[row]! > persistence * this.#cyclesPerMs) {
        for (let place = 0; place < 25; place += 1)
          if (this.#rowOfPlace[place] === row) this.#levels[place] = 0;
        this.#rowsSeen &= ~(1 << row);
        if (!equal(this.#levels, this.#shown) && this.#rowsSeen === 0) this.#hold(now);
      } else {
        dark = false;
      }
    }
    if (this.#holding && now - this.#heldSince > longestHold * this.#cyclesPerMs) {
      this.#holding = false;
      this.#show(this.#held);
    }
    if (!dark || this.#holding) this.#check.at(now + checkPeriod * this.#cyclesPerMs);
  }
}

function levelOf(onTime: number, before: number): number {
  let level = 0;
  while (level < 9 && onTime >= levelBounds[level]!) level += 1;
  if (level === before + 1 && onTime < levelBounds[before]! * hysteresis) return before;
  if (level === before - 1 && onTime * hysteresis > levelBounds[level]!) return before;
  return level;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  for (let index = 0; index < 25; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

function maskOf(pins: readonly number[]): number {
  return pins.reduce((mask, pin) => mask | (1 << pin), 0);
}

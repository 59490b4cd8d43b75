import type { BoardEvent } from '../../firmware/virtual/microbit-io.ts';
import type { BoardRecord } from '../checks/evidence.ts';
import { createLineReader, createSampleReader } from './serial-lines.ts';
import { createTracebackReader } from './traceback.ts';

/** Of each kind so many are kept: a program that prints or blinks without end must not eat memory. */
const kept = { lines: 5000, samples: 20_000, frames: 5000, sounds: 5000 };

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** Turns the events of a board into what checks look at. Times count from `start` (board time, ms). */
export class RunRecord {
  readonly #record: Mutable<BoardRecord> = { duration: 0, lines: [], samples: [], frames: [], sounds: [] };
  readonly #reader = createLineReader();
  readonly #samples = createSampleReader();
  readonly #tracebacks = createTracebackReader();

  constructor(private readonly start: number) {}

  hear(event: BoardEvent): void {
    const time = Math.max(event.time - this.start, 0);
    const record = this.#record;
    switch (event.type) {
      case 'serial':
        this.#serial(event.bytes, time);
        break;
      case 'display':
        if (record.frames.length < kept.frames) record.frames.push({ time, frame: event.frame });
        break;
      case 'sound':
        if (record.sounds.length < kept.sounds) record.sounds.push({ time, frequency: event.frequency });
        break;
      case 'reset':
        this.#reader.reset();
        this.#samples.reset();
        break;
      case 'panic':
        record.exception ??= { time, type: 'Panic', message: event.reason };
        break;
      case 'pin':
        break;
    }
  }

  /** What was heard, for a run of that length (ms). */
  result(duration: number): BoardRecord {
    return { ...this.#record, duration };
  }

  #serial(bytes: Uint8Array, time: number): void {
    for (const line of this.#reader.push(bytes)) this.#line(line, time);
    // The prompt has no line end. A program that prints ">>> " itself fools only its own checks.
    if (this.#reader.rest.startsWith('>>> ')) this.#record.ended ??= time;
  }

  #line(text: string, time: number): void {
    const record = this.#record;
    if (record.ended !== undefined) return;
    if (/^MicroPython v\d/.test(text)) {
      record.ended = time;
      return;
    }
    // A program that goes on after its traceback had caught the exception and printed it.
    if (record.exception !== undefined && record.exception.type !== 'Panic') delete record.exception;
    const traceback = this.#tracebacks.read(text);
    if (traceback !== undefined) record.exception = { time, ...traceback };
    if (record.lines.length < kept.lines) record.lines.push({ time, text });
    for (const { series, value } of this.#samples.read(text)) {
      if (record.samples.length < kept.samples) record.samples.push({ time, series, value });
    }
  }
}

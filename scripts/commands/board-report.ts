import type { BoardEvent } from '../../firmware/virtual/microbit-io.ts';
import { createLineReader, createSampleReader } from '../../lessons/observe/serial-lines.ts';

/** Turns the board's events into bytes for standard output. */
export interface BoardReport {
  /** What to write for an event. */
  event(event: BoardEvent): string | Uint8Array;
  /** What is still held back: called when nobody knows when the next event comes, and at the end. */
  flush(): string;
}

/** The serial bytes and nothing else. */
export const plainReport: BoardReport = {
  event: (event) => (event.type === 'serial' ? event.bytes : ''),
  flush: () => '',
};

/** Longest time that serial bytes wait for the rest of their line, simulated milliseconds. */
const patience = 50;

/**
 * One JSON object a line, times in simulated milliseconds:
 *
 *     {"type":"serial","time":303.1,"text":"hello\r\n"}     + "bytes" in base64 when they are not UTF-8
 *     {"type":"sample","time":303.1,"series":"x","value":3}
 *     {"type":"display","time":310,"frame":["09090","99999","99999","09990","00900"]}
 *     {"type":"reset","time":0,"cause":"power"}   {"type":"panic",...}   {"type":"pin",...}   {"type":"sound",...}
 *
 * Serial bytes are joined up to the end of their line, or for 50 ms. When they are written depends on simulated
 * time only, so equal runs give equal text.
 */
export function jsonReport(): BoardReport {
  const lines = createLineReader();
  const samples = createSampleReader();
  let held: number[] = [];
  let heldSince = 0;
  let found: { type: 'sample'; time: number; series: string; value: number }[] = [];

  const flush = (): string => {
    let output = '';
    if (held.length > 0) {
      const bytes = Uint8Array.from(held);
      held = [];
      const text = new TextDecoder().decode(bytes);
      const faithful = Buffer.compare(Buffer.from(text), bytes) === 0;
      const base64 = faithful ? {} : { bytes: Buffer.from(bytes).toString('base64') };
      output = json({ type: 'serial', time: heldSince, text, ...base64 });
    }
    const sampled = found.map((sample) => json(sample)).join('');
    found = [];
    return output + sampled;
  };

  const serial = (time: number, bytes: Uint8Array): string => {
    let output = held.length > 0 && time - heldSince > patience ? flush() : '';
    for (const byte of bytes) {
      if (held.length === 0) heldSince = time;
      held.push(byte);
      for (const line of lines.push(Uint8Array.of(byte))) {
        // A line ends at its carriage return; its samples wait for the line feed, to come after the whole line.
        for (const { series, value } of samples.read(line))
          found.push({ type: 'sample', time, series, value });
      }
      if (byte === 0x0a) output += flush();
    }
    return output;
  };

  return {
    event(event) {
      if (event.type === 'serial') return serial(event.time, event.bytes);
      const before = flush();
      if (event.type === 'display') return before + json({ ...event, frame: rowsOf(event.frame) });
      if (event.type === 'reset') {
        lines.reset();
        samples.reset();
      }
      return before + json(event);
    },
    flush,
  };
}

function rowsOf(frame: readonly number[]): readonly string[] {
  return [0, 5, 10, 15, 20].map((start) => frame.slice(start, start + 5).join(''));
}

/** Times to the microsecond: a cycle is a sixteenth of one. */
function json(event: {
  readonly type: string;
  readonly time: number;
  readonly [key: string]: unknown;
}): string {
  return `${JSON.stringify({ ...event, time: Math.round(event.time * 1000) / 1000 })}\n`;
}

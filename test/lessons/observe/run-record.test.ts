import { describe, expect, it } from 'vitest';
import type { BoardEvent } from '../../../firmware/virtual/microbit-io.ts';
import { RunRecord } from '../../../lessons/observe/run-record.ts';
import { createTracebackReader } from '../../../lessons/observe/traceback.ts';

function tracebackIn(text: string) {
  const reader = createTracebackReader();
  return text.split('\n').flatMap((line) => reader.read(line) ?? []);
}

describe('a traceback', () => {
  it('gives the error and the innermost line of the program', () => {
    const text = `Traceback (most recent call last):
  File "__main__", line 12, in <module>
  File "__main__", line 5, in warm
  File "helper.py", line 2, in half
ZeroDivisionError: divide by zero`;
    expect(tracebackIn(text)).toEqual([{ type: 'ZeroDivisionError', message: 'divide by zero', line: 5 }]);
  });

  it('of V2, of syntax and of memory is known too', () => {
    expect(
      tracebackIn(
        'Traceback (most recent call last):\n  File "main.py", line 3\nSyntaxError: invalid syntax',
      ),
    ).toEqual([{ type: 'SyntaxError', message: 'invalid syntax', line: 3 }]);
    expect(tracebackIn('MemoryError: ')).toEqual([{ type: 'MemoryError', message: '' }]);
    expect(
      tracebackIn(
        'Traceback (most recent call last):\n  File "__main__", line 1, in <module>\nKeyboardInterrupt: ',
      ),
    ).toEqual([{ type: 'KeyboardInterrupt', message: '', line: 1 }]);
  });

  it('is not what only looks alike', () => {
    expect(tracebackIn('NameError: printed by the program')).toEqual([]);
    expect(tracebackIn('Traceback (most recent call last):\nhello')).toEqual([]);
    expect(tracebackIn('  File "__main__", line 9')).toEqual([]);
  });
});

describe('what a board does', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const record = (...events: BoardEvent[]) => {
    const result = new RunRecord(15);
    for (const event of events) result.hear(event);
    return result.result(1000);
  };
  const serial = (time: number, text: string): BoardEvent => ({ type: 'serial', time, bytes: bytes(text) });

  it('becomes lines, samples, frames and sounds, timed from the start of the program', () => {
    const frame = Array.from({ length: 25 }, () => 9);
    const seen = record(
      serial(20, 'temper'),
      serial(25, 'ature: 4\r\nhello\r\n'),
      { type: 'display', time: 30, frame },
      { type: 'sound', time: 40, pin: 0, frequency: 440 },
      { type: 'pin', time: 41, pin: 0, high: true },
    );
    expect(seen).toEqual({
      duration: 1000,
      lines: [
        { time: 10, text: 'temperature: 4' },
        { time: 10, text: 'hello' },
      ],
      samples: [{ time: 10, series: 'temperature', value: 4 }],
      frames: [{ time: 15, frame }],
      sounds: [{ time: 25, frequency: 440 }],
    });
  });

  it('ends with the prompt, and what the prompt says is not the program', () => {
    const seen = record(
      serial(20, 'done\r\n'),
      serial(30, 'MicroPython v1.9.2-34-gd64154c73 on 2017-09-01\r\nType "help()"\r\n>>> '),
    );
    expect(seen.ended).toBe(15);
    expect(seen.lines.map((line) => line.text)).toEqual(['done']);
    expect(record(serial(30, '>>> ')).ended).toBe(15);
  });

  it('keeps an exception that ended the program, not one that it printed and went on from', () => {
    const text =
      'Traceback (most recent call last):\r\n  File "__main__", line 8, in <module>\r\nNameError: no\r\n';
    expect(record(serial(20, text)).exception).toEqual({
      time: 5,
      type: 'NameError',
      message: 'no',
      line: 8,
    });
    expect(record(serial(20, text), serial(90, 'going on\r\n')).exception).toBeUndefined();
    const ended = record(serial(20, text), serial(90, 'MicroPython v1.9.2\r\n>>> '));
    expect(ended.exception?.type).toBe('NameError');
    expect(record({ type: 'panic', time: 50, reason: 'lock-up' }).exception).toEqual({
      time: 35,
      type: 'Panic',
      message: 'lock-up',
    });
  });

  it('stays bounded when a program prints or blinks without end', () => {
    const result = new RunRecord(0);
    for (let index = 0; index < 30_000; index++) {
      result.hear(serial(index, '(1, 2, 3, 4, 5)\n'));
      result.hear({ type: 'sound', time: index, pin: 0, frequency: index % 2 });
    }
    const { lines, samples, sounds } = result.result(30_000);
    expect([lines.length, samples.length, sounds.length]).toEqual([5000, 20_000, 5000]);
  });
});

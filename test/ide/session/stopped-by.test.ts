import { describe, expect, it } from 'vitest';
import { endedAt, stoppedBy } from '../../../ide/session/stopped-by.ts';

const lines = (...texts: string[]) => texts.map((text, time) => ({ time, text }));
const printed = (...texts: string[]) => ({ lines: lines(...texts), unfinished: false });
const traceback = [
  'Traceback (most recent call last):',
  '  File "__main__", line 2, in <module>',
  "NameError: name 'limt' is not defined",
];

describe('what stopped a program', () => {
  it('is the traceback before the prompt', () => {
    const all = printed('temperature: 4', ...traceback, 'MicroPython v1.9.2', '>>> ');
    expect(stoppedBy(all)).toMatchObject({
      type: 'NameError',
      line: 2,
      time: 3,
      text: traceback.join('\n'),
    });
    expect(endedAt(all.lines)).toBe(4);
  });

  it('is known before the prompt comes, which is after the display has scrolled the message', () => {
    expect(stoppedBy(printed(...traceback))?.type).toBe('NameError');
  });

  it('is nothing while the exception’s line is still being printed', () => {
    expect(stoppedBy({ ...printed(...traceback), unfinished: true })).toBeUndefined();
  });

  it('is an exception of the pupil’s own, whatever its name', () => {
    const own = [
      'Traceback (most recent call last):',
      '  File "__main__", line 4, in lose',
      'GameOver: you lost',
    ];
    expect(stoppedBy(printed(...own))).toMatchObject({ type: 'GameOver', message: 'you lost', line: 4 });
    expect(stoppedBy(printed('Traceback (most recent call last):', 'GameOver: you lost'))).toBeUndefined();
  });

  it('is seen behind what the program printed without ending its line', () => {
    const [first = '', ...rest] = traceback;
    expect(stoppedBy(printed(`loading...${first}`, ...rest))).toMatchObject({
      type: 'NameError',
      text: traceback.join('\n'),
    });
  });

  it('is nothing when the program printed the traceback itself and went on', () => {
    expect(stoppedBy(printed(...traceback, 'going on'))).toBeUndefined();
  });

  it('is an exception whose message has several lines, unless the program may have shown it and gone on', () => {
    const all = printed(...traceback, '', 'last line', 'MicroPython v1.9.2', '>>> ');
    const text = [...traceback, '', 'last line'].join('\n');
    expect(stoppedBy(all, { 'main.py': 'raise NameError("x\\n\\nlast line")\n' })?.text).toBe(text);
    const shows = { 'main.py': 'import a\n', 'a.py': 'import sys\nsys.print_exception(e)\n' };
    expect(stoppedBy(all, shows)).toBeUndefined();
  });

  it('is nothing when the board began anew, a while after', () => {
    const again = [...lines(...traceback), { time: 900, text: 'temperature: 4' }];
    expect(stoppedBy({ lines: again, unfinished: false }, { 'main.py': 'x = 1\n' })).toBeUndefined();
  });

  it('is the second of two exceptions', () => {
    const second = ['Traceback (most recent call last):', '  File "__main__", line 7, in f', 'ValueError: x'];
    expect(stoppedBy(printed(...traceback, ...second))).toMatchObject({
      type: 'ValueError',
      text: second.join('\n'),
    });
  });

  it('is a memory error that left no room for a traceback', () => {
    expect(stoppedBy(printed('filling', 'MemoryError:'))).toMatchObject({
      type: 'MemoryError',
      text: 'MemoryError:',
    });
  });

  it('is nothing when somebody typed at the prompt what went wrong', () => {
    const typed = [
      'Traceback (most recent call last):',
      '  File "<stdin>", line 1, in <module>',
      'NameError: x',
    ];
    expect(stoppedBy(printed('>>> x', ...typed))).toBeUndefined();
  });
});

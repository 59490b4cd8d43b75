import { beforeAll, describe, expect, test } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { verdictText, type VerdictSituation } from '../../../../ide/ui/lesson/verdict-text.ts';
import type { Verdict } from '../../../../lessons/checks/verdict.ts';
import { check, step } from './fake-lesson.ts';

const quiet = check('quiet', {
  early: {
    en: 'The alarm sounded at {at} °C.\nThat is safe.\nRead your **if** aloud.',
    it: 'L’allarme ha suonato a {at} °C.\nVa bene.\nLeggi il tuo **se**.',
  },
  good: { en: 'Quiet up to 8 °C.', it: 'Zitta fino a 8 °C.' },
});
const loud = check('loud');
const lid = step('lid', 'check', { checks: [quiet, loud] });
const verdict = (status: Verdict['status'], id: string, values = {}, line?: number): Verdict => ({
  status,
  reason: { id, values },
  ...(line === undefined ? {} : { line }),
});
const situation = (more: Partial<VerdictSituation> = {}): VerdictSituation => ({
  step: lid,
  series: [{ name: 'temperature', title: { en: 'Temperature' }, unit: '°C', range: { from: 0, to: 16 } }],
  verdicts: {},
  done: false,
  isLast: false,
  solved: false,
  locked: false,
  checking: false,
  running: false,
  problem: undefined,
  ...more,
});

describe('the verdict', () => {
  beforeAll(() => setLanguage('en'));

  test('before the first run it asks for a run', () => {
    expect(verdictText(situation())).toMatchObject({ status: 'waiting', goOn: false });
    expect(verdictText(situation()).parts.what).toContain('Press Run');
  });

  test('a check that fails says its own sentence with the number, and where', () => {
    const text = verdictText(
      situation({
        verdicts: {
          quiet: verdict('fail', 'early', { at: 4.5 }, 8),
          loud: verdict('waiting', 'nothing-said'),
        },
      }),
    );
    expect(text).toMatchObject({ status: 'fail', title: 'Not yet', check: 1, line: 8 });
    expect(text.parts).toEqual({
      what: 'The alarm sounded at 4.5 °C.',
      why: 'That is safe.',
      next: 'Read your **if** aloud.',
    });
  });

  test('numbers of a series carry its unit, and a number that never changed is said once', () => {
    const seen = (values: Record<string, number>) =>
      verdictText(
        situation({
          verdicts: {
            quiet: verdict('pass', 'good'),
            loud: verdict('pass', 'stream-pass', { series: 'temperature', ...values }),
          },
          done: true,
        }),
      ).parts.what;
    expect(seen({ count: 6, lowest: 4, highest: 9 })).toContain('from 4\u00a0°C to 9\u00a0°C');
    expect(seen({ count: 6, lowest: 4, highest: 4 })).toContain('every one says 4\u00a0°C');
  });

  test('the first check that fails comes before the ones after it', () => {
    const text = verdictText(
      situation({ verdicts: { loud: verdict('fail', 'x'), quiet: verdict('fail', 'early', { at: 4 }) } }),
    );
    expect(text.check).toBe(1);
  });

  test('a fail comes before a check that waits in front of it', () => {
    const text = verdictText(
      situation({ verdicts: { quiet: verdict('waiting', 'x'), loud: verdict('fail', 'y') } }),
    );
    expect(text).toMatchObject({ status: 'fail', check: 2 });
  });

  test('a reason nobody wrote a text for never shows its id', () => {
    const text = verdictText(situation({ verdicts: { quiet: verdict('waiting', 'no-such-reason') } }));
    expect(JSON.stringify(text.parts)).not.toContain('no-such-reason');
    expect(text.parts.what).not.toBe('');
  });

  test('a check that no run has tried asks for the button that is there', () => {
    const verdicts = { quiet: verdict('waiting', 'no-run') };
    expect(JSON.stringify(verdictText(situation({ verdicts })).parts)).toContain('Press Run');
    expect(JSON.stringify(verdictText(situation({ verdicts, running: true })).parts)).toContain('Press Stop');
  });

  test('a program that stopped is said first, with its line', () => {
    const text = verdictText(
      situation({
        verdicts: { quiet: verdict('fail', 'early', { at: 4 }) },
        problem: { line: 9, type: 'NameError', key: 'no.such.key', values: {}, original: 'NameError' },
      }),
    );
    expect(text).toMatchObject({ status: 'waiting', stopped: true, title: 'Stopped', line: 9 });
    expect(text.parts.what).toContain('line 9');
  });

  test('where a value came from is a sentence of its own, and names no line among blocks', () => {
    const more = { key: 'error.given', values: { value: 'w', given: '"3"', function: 'area', at: 3 } };
    const problem = { line: 9, type: 'TypeError', key: 'no.such.key', values: {}, original: '', more };
    expect(verdictText(situation({ problem })).origin).toBe('Line 3 calls area and gives "3" for w.');
    expect(verdictText(situation({ problem, within: 'blocks' })).origin).toBe(
      'Another block calls area and gives "3" for w.',
    );
  });

  test('a program of blocks stops at a block: blocks have no numbers of lines', () => {
    const problem = { line: 9, type: 'NameError', key: 'no.such.key', values: {}, original: 'NameError' };
    const text = verdictText(situation({ problem, within: 'blocks' }));
    expect(text.line).toBe(9);
    expect(text.parts.what).toMatch(/block/);
    expect(text.parts.what).not.toMatch(/line|9/);
  });

  test('while the second board tries the program, nothing is judged', () => {
    const text = verdictText(
      situation({ checking: true, verdicts: { quiet: verdict('fail', 'early', { at: 4 }) } }),
    );
    expect(text.status).toBe('waiting');
  });

  test('when every check passes it works and the way on is open', () => {
    const text = verdictText(
      situation({
        done: true,
        verdicts: { quiet: verdict('pass', 'good'), loud: verdict('pass', 'good') },
      }),
    );
    expect(text).toMatchObject({ status: 'pass', title: 'It works', goOn: true });
  });

  test('the last step passed solves the lesson only when nothing before it is open', () => {
    const done = {
      isLast: true,
      done: true,
      verdicts: { quiet: verdict('pass', 'good'), loud: verdict('pass', 'good') },
    } as const;
    expect(verdictText(situation({ ...done, solved: true })).title).toBe('Lesson solved');
    expect(verdictText(situation(done)).title).toBe('It works');
    expect(verdictText(situation(done)).parts.next).toContain('still open');
  });

  test('a step passed before and changed since asks for a new run and leaves the way on open', () => {
    expect(verdictText(situation({ done: true }))).toMatchObject({ status: 'waiting', goOn: true });
  });

  test('a prediction is asked for first and thanked for when locked', () => {
    const think = step('sketch', 'think', {
      predict: { type: 'number', question: { en: '?' }, unit: '°C', from: 0, to: 9 },
    });
    expect(verdictText(situation({ step: think })).status).toBe('waiting');
    expect(verdictText(situation({ step: think, locked: true, done: true }))).toMatchObject({
      status: 'pass',
      goOn: true,
    });
  });

  test('it speaks the language on screen', async () => {
    await setLanguage('it');
    const text = verdictText(situation({ verdicts: { quiet: verdict('fail', 'early', { at: 4.5 }) } }));
    expect(text.title).toBe('Non ancora');
    expect(text.parts.what).toContain('4,5');
    await setLanguage('en');
  });
});

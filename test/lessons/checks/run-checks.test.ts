import { describe, expect, it } from 'vitest';
import { checkKinds, runChecks, scenariosOf } from '../../../lessons/checks/run-checks.ts';
import type { CheckSpec } from '../../../lessons/format/lesson.ts';
import { record, run, sampled, stepWith, tone } from './board-record.ts';
import fc from '../../property.ts';

const kinds = Object.keys(checkKinds) as CheckSpec['kind'][];
const words = fc.constantFrom(
  ...[
    'seconds',
    'inputs',
    'expect',
    'series',
    'samples',
    'above',
    'calls',
    'loop',
    'compares',
    'line',
    'count',
  ],
  ...['step', 'mark', 'sound', 'sample', 'changes', 'display', 'running', 'from', 'to', 'of', 'pointAt'],
);
const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(0, 1, 10, -1, NaN, 'on', 'temperature', 'sketch', '', true, null, '*'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(words, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('checks of a built pack', () => {
  it('answer with a verdict and never throw, whatever the pack and the board say', () => {
    const evidence = {
      runs: { check: run({ sounds: tone(100, 900), samples: sampled('temperature', 5000, () => 4) }) },
      live: record({ samples: sampled('temperature', 9000, (time) => time) }),
      predictions: { sketch: { type: 'sketch', points: [], mark: 3 } as const },
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.dictionary(words, values, { maxKeys: 6 }),
        (kind, options) => {
          const step = stepWith(kind, options);
          scenariosOf(step);
          for (const seen of [{}, evidence]) {
            const verdict = runChecks(step, seen)['check'];
            expect(['pass', 'fail', 'waiting']).toContain(verdict?.status);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

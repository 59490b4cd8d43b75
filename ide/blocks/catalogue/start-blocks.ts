import type { BlockSpec } from '../block-spec.ts';
import { number } from './parts.ts';

/** Where a program begins, and how the board ends or rests. */
export const startBlocks: readonly BlockSpec[] = [
  { type: 'start', category: 'start', form: 'hat' },
  {
    type: 'note',
    category: 'start',
    form: 'statement',
    fields: { TEXT: { kind: 'text', value: '' } },
    drawer: { fields: { TEXT: { said: 'block.first.note' } } },
  },
  { type: 'board_reset', category: 'start', form: 'statement', python: 'reset()', rarer: true },
  {
    type: 'board_panic',
    category: 'start',
    form: 'statement',
    python: 'panic({CODE})',
    inputs: { CODE: number(42) },
    rarer: true,
  },
  {
    type: 'power_sleep',
    category: 'start',
    form: 'statement',
    python: 'power.deep_sleep(ms={TIME})',
    inputs: { TIME: number(60000) },
    v2: true,
    rarer: true,
  },
  {
    type: 'power_sleep_until',
    category: 'start',
    form: 'statement',
    python: 'power.deep_sleep(wake_on={WAKE})',
    inputs: { WAKE: { kind: 'value', shadow: { type: 'button_object', fields: { BUTTON: 'a' } } } },
    v2: true,
    rarer: true,
  },
  { type: 'power_off', category: 'start', form: 'statement', python: 'power.off()', v2: true, rarer: true },
];

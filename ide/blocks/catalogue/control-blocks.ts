import type { BlockSpec } from '../block-spec.ts';
import { comparisonOperators, relationOperators, updateOperators } from './operators.ts';
import { any, body, condition, counted, counter, list, number, variable } from './parts.ts';

/** Doing things again. */
export const loopBlocks: readonly BlockSpec[] = [
  { type: 'loops_forever', category: 'loops', form: 'statement', inputs: { DO: body }, grows: 'ending' },
  {
    type: 'loops_repeat',
    category: 'loops',
    form: 'statement',
    inputs: { TIMES: number(5), DO: body },
    grows: 'ending',
  },
  {
    type: 'loops_while',
    category: 'loops',
    form: 'statement',
    inputs: { WHILE: condition, DO: body },
    grows: 'ending',
  },
  {
    type: 'loops_for_each',
    category: 'loops',
    form: 'statement',
    fields: { VAR: counter },
    inputs: { LIST: counted, DO: body },
    grows: 'ending',
  },
  {
    type: 'loops_for_each_of',
    category: 'loops',
    form: 'statement',
    fields: { NAMES: { kind: 'piece', piece: 'targets', value: 'x, y' } },
    inputs: { LIST: list, DO: body },
    grows: 'ending',
    hidden: true,
  },
  { type: 'loops_break', category: 'loops', form: 'statement' },
  { type: 'loops_continue', category: 'loops', form: 'statement' },
];

/** Deciding what to do. */
export const logicBlocks: readonly BlockSpec[] = [
  { type: 'logic_if', category: 'logic', form: 'statement', grows: 'branches' },
  {
    type: 'logic_compare',
    category: 'logic',
    form: 'boolean',
    fields: { OP: { kind: 'choice', options: relationOperators, labels: 'block.option.compare' } },
    inputs: { A: number(0), B: number(0) },
  },
  {
    type: 'logic_between',
    category: 'logic',
    form: 'boolean',
    fields: {
      OP1: { kind: 'choice', options: comparisonOperators, labels: 'block.option.compare' },
      OP2: { kind: 'choice', options: comparisonOperators, labels: 'block.option.compare' },
    },
    inputs: { A: number(2), B: number(5), C: number(8) },
  },
  {
    type: 'logic_operation',
    category: 'logic',
    form: 'boolean',
    fields: { OP: { kind: 'choice', options: ['and', 'or'], labels: 'block.option.logic' } },
    inputs: { A: condition, B: condition },
  },
  { type: 'logic_not', category: 'logic', form: 'boolean', inputs: { A: condition } },
  {
    type: 'logic_boolean',
    category: 'logic',
    form: 'boolean',
    fields: { VALUE: { kind: 'choice', options: ['True', 'False'], labels: 'block.option.boolean' } },
  },
  { type: 'logic_nothing', category: 'logic', form: 'value', rarer: true },
  {
    type: 'logic_choose',
    category: 'logic',
    form: 'value',
    inputs: { A: number(1), IF: condition, B: number(0) },
    rarer: true,
  },
  {
    type: 'logic_try',
    category: 'logic',
    form: 'statement',
    fields: { ERROR: { kind: 'piece', piece: 'error', value: '' } },
    inputs: { DO: body, EXCEPT: body },
    grows: 'handlers',
    rarer: true,
  },
  {
    type: 'logic_make_sure',
    category: 'logic',
    form: 'statement',
    inputs: { IF: condition, MESSAGE: any },
    hidden: true,
  },
  { type: 'logic_raise', category: 'logic', form: 'statement', inputs: { ERROR: any }, hidden: true },
];

/** Names for values. */
export const variableBlocks: readonly BlockSpec[] = [
  {
    type: 'variables_set',
    category: 'variables',
    form: 'statement',
    fields: { VAR: variable },
    inputs: { VALUE: number(0) },
  },
  {
    type: 'variables_change',
    category: 'variables',
    form: 'statement',
    fields: { VAR: variable },
    inputs: { VALUE: number(1) },
  },
  {
    type: 'variables_update',
    category: 'variables',
    form: 'statement',
    fields: { VAR: variable, OP: { kind: 'choice', options: updateOperators, labels: 'value' } },
    inputs: { VALUE: number(1) },
    hidden: true,
  },
  {
    type: 'variables_set_several',
    category: 'variables',
    form: 'statement',
    fields: { NAMES: { kind: 'piece', piece: 'targets', value: 'x, y' } },
    inputs: { VALUE: any },
    hidden: true,
  },
  { type: 'variables_get', category: 'variables', form: 'value', fields: { VAR: variable } },
  {
    // `a = b = 0`
    type: 'variables_set_same',
    category: 'variables',
    form: 'statement',
    fields: { NAMES: { kind: 'name', value: 'x, y' } },
    inputs: { VALUE: number(0) },
    hidden: true,
  },
];

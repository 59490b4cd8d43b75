import type { BlockSpec } from '../block-spec.ts';
import { everyUpdate } from './operators.ts';
import { any, body, number, thing } from './parts.ts';

/** What a program defines for itself. */
export const functionBlocks: readonly BlockSpec[] = [
  {
    type: 'functions_define',
    category: 'functions',
    form: 'statement',
    fields: {
      NAME: { kind: 'name', value: 'blink', words: 'block.first.function' },
      PARAMS: { kind: 'piece', piece: 'parameters', value: '' },
    },
    inputs: { DO: body },
  },
  {
    type: 'functions_call',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'piece', piece: 'called', value: 'blink', words: 'block.first.function' } },
    grows: 'arguments',
  },
  {
    type: 'functions_result',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'piece', piece: 'called', value: 'blink', words: 'block.first.function' } },
    grows: 'arguments',
  },
  { type: 'functions_return', category: 'functions', form: 'statement', inputs: { VALUE: number(0) } },
  {
    type: 'functions_yield',
    category: 'functions',
    form: 'statement',
    inputs: { VALUE: number(0) },
    hidden: true,
  },
  // A function of a thing: `np.show()`, `word.upper()`.
  {
    type: 'functions_method',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'name', value: 'show' } },
    inputs: { OBJECT: thing() },
    grows: 'arguments',
    hidden: true,
  },
  {
    type: 'functions_method_result',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'name', value: 'upper' } },
    inputs: { OBJECT: thing() },
    grows: 'arguments',
    hidden: true,
  },
  // What is no variable and goes by its name: a function, a class, `math.pi`.
  {
    type: 'functions_name',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'piece', piece: 'called', value: 'blink', words: 'block.first.function' } },
    hidden: true,
  },
  // An argument with a name, and all of a list as arguments.
  {
    type: 'functions_named',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'name', value: 'delay' } },
    inputs: { VALUE: number(100) },
    hidden: true,
  },
  {
    type: 'functions_spread',
    category: 'functions',
    form: 'value',
    fields: { OP: { kind: 'choice', options: ['*', '**'], labels: 'value' } },
    inputs: { VALUE: any },
    hidden: true,
  },
  {
    type: 'functions_share',
    category: 'functions',
    form: 'statement',
    fields: {
      KIND: { kind: 'choice', options: ['global', 'nonlocal'], labels: 'block.option.share' },
      NAMES: { kind: 'name', value: 'x' },
    },
    hidden: true,
  },
  {
    type: 'functions_explain',
    category: 'functions',
    form: 'statement',
    fields: { TEXT: { kind: 'text', value: '' } },
    hidden: true,
  },
  // `lambda p: p[1]`
  {
    type: 'functions_short',
    category: 'functions',
    form: 'value',
    fields: { PARAMS: { kind: 'piece', piece: 'parameters', value: 'x' } },
    inputs: { VALUE: number(0) },
    hidden: true,
  },
  {
    type: 'classes_define',
    category: 'functions',
    form: 'statement',
    fields: {
      NAME: { kind: 'name', value: 'Lamp' },
      BASES: { kind: 'piece', piece: 'bases', value: '' },
    },
    inputs: { DO: body },
    hidden: true,
  },
  {
    type: 'classes_get',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'name', value: 'level' } },
    inputs: { OBJECT: thing() },
    hidden: true,
  },
  {
    type: 'classes_set',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'name', value: 'level' } },
    inputs: { OBJECT: thing(), VALUE: number(0) },
    hidden: true,
  },
  {
    type: 'classes_update',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'name', value: 'level' }, OP: everyUpdate },
    inputs: { OBJECT: thing(), VALUE: number(1) },
    hidden: true,
  },
];

/** Python as text, and blocks that nobody knows. */
export const pythonBlocks: readonly BlockSpec[] = [
  {
    type: 'python_statement',
    category: 'python',
    form: 'statement',
    fields: { CODE: { kind: 'code', lines: 'many' } },
  },
  {
    // The first line of something with a body that has no block of its own: `with open("a") as f:`.
    type: 'python_clause',
    category: 'python',
    form: 'statement',
    fields: { CODE: { kind: 'code', lines: 'many' } },
    inputs: { DO: body },
    hidden: true,
  },
  {
    type: 'python_value',
    category: 'python',
    form: 'value',
    fields: { CODE: { kind: 'code', lines: 'one' } },
  },
  // What a document holds that this version has no block for.
  {
    type: 'unknown_statement',
    category: 'python',
    form: 'statement',
    fields: { TYPE: { kind: 'text', value: '' } },
    hidden: true,
  },
  {
    type: 'unknown_value',
    category: 'python',
    form: 'value',
    fields: { TYPE: { kind: 'text', value: '' } },
    hidden: true,
  },
];

import type { FieldSpec } from '../block-spec.ts';

/** Those that a chain like `2 <= t <= 8` is made of. */
export const comparisonOperators = ['<', '<=', '==', '!=', '>', '>='];
export const relationOperators = [...comparisonOperators, 'in', 'not in', 'is', 'is not'];
export const arithmeticOperators = ['+', '-', '*', '/', '//', '%', '**'];
export const bitOperators = ['&', '|', '^', '<<', '>>'];
export const updateOperators = ['-=', '*=', '/=', '//=', '%=', '**=', '&=', '|=', '^=', '<<=', '>>='];
export const everyUpdate: FieldSpec = {
  kind: 'choice',
  options: ['+=', ...updateOperators],
  labels: 'value',
};

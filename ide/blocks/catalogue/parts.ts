import type { FieldSpec, InputSpec } from '../block-spec.ts';

/** Holes and menus that many blocks share. */

export const number = (value: number): InputSpec => ({ kind: 'value', number: value });
export const text = (value: string): InputSpec => ({ kind: 'value', text: value, empty: '""' });
export const hello: InputSpec = { kind: 'value', words: 'block.hello', empty: '""' };
export const any: InputSpec = { kind: 'value' };
export const list: InputSpec = { kind: 'value', empty: '[]' };
export const thing: InputSpec = { kind: 'value', empty: 'x' };
export const image: InputSpec = {
  kind: 'value',
  shadow: { type: 'image_icon', fields: { IMAGE: 'HEART' } },
  empty: 'Image()',
};
export const condition: InputSpec = { kind: 'boolean' };
export const body: InputSpec = { kind: 'statements' };

const pins = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20].map((n) => `pin${String(n)}`);

/** A menu whose choices have words in both languages. */
export const choice = (labels: `block.option.${string}`, ...options: readonly string[]): FieldSpec => ({
  kind: 'choice',
  options,
  labels,
});
/** A menu whose choices read the same in every language. */
export const plain = (...options: readonly string[]): FieldSpec => ({
  kind: 'choice',
  options,
  labels: 'value',
});
export const button = choice('block.option.button', 'a', 'b');
export const axis = plain('x', 'y', 'z');
export const pin = choice('block.option.pin', ...pins);
export const touchPin = choice('block.option.pin', ...pins.slice(0, 3));
export const power = choice('block.option.radio', 'on', 'off');
export const variable: FieldSpec = { kind: 'variable', name: 'value' };
export const counter: FieldSpec = { kind: 'variable', name: 'counter' };

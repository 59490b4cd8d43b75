import type { MessageKey } from '../../i18n/catalogue.ts';
import type { FieldSpec, InputSpec, StartBlock } from '../block-spec.ts';

/** Holes and menus that many blocks share. */

export const number = (value: number): InputSpec => ({ kind: 'value', number: value });
export const text = (value: string): InputSpec => ({ kind: 'value', text: value, empty: '""' });
/** A text in the language on screen. */
export const said = (words: MessageKey): InputSpec => ({ kind: 'value', words, empty: '""' });
export const hello = said('block.hello');
export const any: InputSpec = { kind: 'value' };

/** A list, written where it is used: what asks something of it works at once. */
export const list = { kind: 'value', begins: { type: 'lists_create' }, empty: '[]' } satisfies InputSpec;
/** A list in a variable, for what changes it. */
export const ownList: InputSpec = { kind: 'value', begins: variableOf('block.first.list'), empty: '[]' };
export const dictionary: InputSpec = {
  kind: 'value',
  begins: variableOf('block.first.dictionary'),
  empty: '{}',
};
/** What can be gone through: numbers that count, to begin with. */
export const counted: InputSpec = { kind: 'value', begins: { type: 'lists_range' }, empty: '[]' };
export const bytes: InputSpec = { kind: 'value', begins: { type: 'bytes_from' }, empty: 'b""' };
/** A thing that a program has made, in the variable it is likely called. */
export const thing = (name?: MessageKey) =>
  ({
    kind: 'value',
    ...(name === undefined ? {} : { begins: variableOf(name) }),
    empty: 'x',
  }) satisfies InputSpec;
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
const plain = (...options: readonly string[]): FieldSpec => ({
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

/** What is in a variable. */
export function variableOf(name: MessageKey): StartBlock {
  return { type: 'variables_get', fields: { VAR: { named: name } } };
}

import { t } from '../i18n/translate.ts';
import { writeLayout } from './block-layout.ts';
import type { InputSpec } from './block-spec.ts';
import type { BlockState, ConnectionState } from './blocks-document.ts';

/** Small pieces that blocks made of Python have in common. */

export const zero: BlockState = { type: 'maths_number', id: '', fields: { NUM: 0 } };

export function grown(type: string, connections: readonly ConnectionState[]): BlockState {
  if (connections.length === 0) return { type, id: '' };
  return {
    type,
    id: '',
    extraState: { items: connections.length },
    inputs: Object.fromEntries(connections.map((connection, n) => [`ADD${String(n)}`, connection])),
  };
}

export function bracketed(connection: ConnectionState): ConnectionState {
  if (connection.block === undefined) return connection;
  return { ...connection, block: { ...connection.block, data: writeLayout({ brackets: true }) ?? '' } };
}

/** The block a pupil finds in an empty input, by what the catalogue says of it. */
export function defaultShadow(spec: InputSpec | undefined): BlockState | undefined {
  if (spec?.kind !== 'value') return undefined;
  if (spec.number !== undefined) return { type: 'maths_number', id: '', fields: { NUM: spec.number } };
  if (spec.text !== undefined) return { type: 'text', id: '', fields: { TEXT: spec.text } };
  if (spec.words !== undefined) return { type: 'text', id: '', fields: { TEXT: t(spec.words) } };
  if (spec.shadow !== undefined) return { ...spec.shadow, id: '' };
  return undefined;
}

/** A number that is written back as it was; others (0x1F, 1e3, 007) are kept as they are written. */
export function number(text: string, sign: 1 | -1): BlockState | undefined {
  const value = Number(text);
  if (String(value) !== text || (sign < 0 && value === 0)) return undefined;
  return { type: 'maths_number', id: '', fields: { NUM: sign * value } };
}

import { nameScopes, type NameScopes } from './findings/name-scopes.ts';
import { parseForgivingly } from './syntax/forgiving-parser.ts';
import { parsePython } from './syntax/parser.ts';

/** A program as far as it can be read. */
export interface ReadProgram {
  readonly scopes: NameScopes;
  /** Where the text is no Python for either board, if anywhere. */
  readonly brokenAt: number | undefined;
}

/**
 * Reads a text of which nobody says for which board it is, and which may be half written. For `sure` answers a text
 * that one of the boards takes is read as that board does; else one that is no Python is only read once more.
 */
export function readProgram(source: string, certainty: 'likely' | 'sure'): ReadProgram {
  const parsed = parsePython(source);
  const [error] = parsed.errors;
  if (error === undefined) return { scopes: nameScopes(parsed.tree), brokenAt: undefined };
  const newer = certainty === 'sure' ? parsePython(source, { newer: true }) : undefined;
  if (newer?.errors.length === 0) return { scopes: nameScopes(newer.tree), brokenAt: undefined };
  const first = newer !== undefined && newer.errors.length < parsed.errors.length ? newer.errors[0] : error;
  return { scopes: nameScopes(parseForgivingly(source, true).tree), brokenAt: first?.from };
}

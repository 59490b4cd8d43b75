import type { Diagnostic } from '../diagnose.ts';
import type { ProgramText } from './program-text.ts';

/** What is said of a finding, without its place. */
export type Explained = Pick<Diagnostic, 'key' | 'values' | 'fix' | 'severity'>;

/** Where in a program a finding is. */
export interface Place {
  readonly program: ProgramText;
  readonly from: number;
  readonly to: number;
  readonly source: string;
}

export function callName(at: Place): string {
  return short(at.program.callAround(at.from, at.to)?.name ?? at.source.replace(/\(.*/s, ''));
}

export function callFix({ source }: Place): { from: string; to: string } {
  return { from: source, to: `${source}()` };
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

import { indexOfWord } from '../base/index-of-word.ts';
import type { BlocksDocument } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { blocksAfter } from './blocks-follow.ts';
import type { ProgramProblem } from './workbench.ts';

/** The text with one line mended, from 1; undefined when the line does not hold what is to be changed. */
export function mendLine(
  source: string,
  line: number,
  { from, to }: NonNullable<ProgramProblem['fix']>,
): string | undefined {
  const lines = source.split('\n');
  const text = lines[line - 1];
  if (text === undefined || from === '') return undefined;
  const at = indexOfWord(text, from);
  if (at < 0) return undefined;
  lines[line - 1] = text.slice(0, at) + to + text.slice(at + from.length);
  return lines.join('\n');
}

/** A program of blocks with one line of its Python mended, and the Python these blocks make. */
export function mendBlocks(
  source: string,
  saved: unknown,
  line: number,
  fix: NonNullable<ProgramProblem['fix']>,
): { readonly document: BlocksDocument; readonly python: string } | undefined {
  const mended = mendLine(source, line, fix);
  if (mended === undefined) return undefined;
  const document = blocksAfter(mended, saved);
  return { document, python: generatePython(document).source };
}

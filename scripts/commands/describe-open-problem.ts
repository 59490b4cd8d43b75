import path from 'node:path';
import type { OpenFilesProblem } from '../../ide/session/file-work.ts';

/**
 * Why a file did not open, or what in it did not. Short and for grown-ups: the pupils' words are in ide/i18n.
 * @param opened the file that was named on the command line
 */
export function describeOpenProblem(problem: OpenFilesProblem, opened: string): string {
  const inside = 'file' in problem && problem.file !== path.basename(opened) ? problem.file : undefined;
  return `${opened}: ${inside === undefined ? '' : `${quoted(inside)}: `}${reason(problem)}`;
}

/** A name from outside as it is, with what is not seen written out. */
export function quoted(name: string): string {
  return JSON.stringify(name).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function reason(problem: OpenFilesProblem): string {
  const more = Object.entries(problem)
    .filter(([key]) => key !== 'code' && key !== 'file')
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return `${openProblems[problem.code]}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

const openProblems: Readonly<Record<OpenFilesProblem['code'], string>> = {
  'unknown-kind': 'This is no .py, .hex, .zip or .blocks.json.',
  mixed: 'These files do not belong to one project.',
  'no-main-among': 'There are several .py files, and none is main.py.',
  'same-name': 'Two files have the same name.',
  empty: 'The file is empty.',
  huge: 'The file is far longer than such files are.',
  unreadable: 'The file cannot be read.',
  'not-text': 'This is not text in UTF-8.',
  'not-hex': 'This is no hex.',
  cut: 'The hex stops in the middle.',
  damaged: 'The hex is damaged.',
  makecode: 'This was made with MakeCode; there is no MicroPython in it.',
  'not-micropython': 'There is no MicroPython in it.',
  'no-files': 'There is no program in it.',
  'files-damaged': 'The program in it is damaged.',
  'no-main': 'There is no main.py in it.',
  'different-programs': 'V1 and V2 have different programs in it; unhex it with --board first.',
  'not-blocks': 'This is no blocks document.',
  'newer-blocks': 'The blocks come from a newer Pensabit.',
  'too-many-blocks': 'There are more blocks in it than a board could run.',
  'bad-name': 'The name of a file is no plain file name.',
  'zip-in-disguise': 'This is a zip; its name should end in .zip.',
  'hex-in-disguise': 'This is a hex; its name should end in .hex.',
  'not-zip': 'This is no zip.',
  'zip-cut': 'The zip stops in the middle.',
  'zip-damaged': 'The zip is damaged.',
  'zip-locked': 'The zip has a password.',
  'zip-unsupported': 'The zip is packed in a way that is not read here.',
  'zip-too-big': 'The zip would unpack to far more than projects hold.',
  'zip-too-many': 'There are too many files in the zip.',
  'zip-unsafe-name': 'A name in the zip leads out of it or hides letters.',
  'zip-same-name': 'Two files in the zip have the same name.',
  'zip-nested': 'There is another archive in the zip and no program.',
  'zip-no-program': 'There is no program in the zip.',
  'zip-hexes': 'No hex in the zip holds a MicroPython program.',
  'newer-project': 'The project comes from a newer Pensabit.',
  failed: 'Something of ours went wrong.',
};

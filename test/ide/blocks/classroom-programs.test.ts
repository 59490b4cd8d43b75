import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBlocksDocument, type BlocksDocument } from '../../../ide/blocks/blocks-document.ts';
import { sameProgram } from '../../../ide/blocks/canonical-python.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { describeWith, python3Path } from '../../tools.ts';
import { blocksAlone } from './blocks-alone.ts';
import { blocksShare } from './blocks-share.ts';
import { compareTrees } from './compare-trees.ts';

/**
 * Programs of the kind that circulates in classrooms, one a file: games, sensors, radio, classes, odd
 * formatting, other alphabets. `own-` programs are in our own style and come back letter by letter.
 */
const folder = join(import.meta.dirname, 'programs');
const artifacts = join(import.meta.dirname, '../../../artifacts');

interface Classroom {
  readonly name: string;
  readonly source: string;
  /** With the text it was read from, where that is not as blocks set it. */
  readonly whole: BlocksDocument;
  /** The blocks alone, and what they say. */
  readonly document: BlocksDocument;
  readonly back: string;
}

const programs: readonly Classroom[] = readdirSync(folder)
  .filter((file) => file.endsWith('.py'))
  .sort()
  .map((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const whole = pythonToBlocks(source);
    const document = blocksAlone(whole);
    return { name: file.slice(0, -3), source, whole, document, back: generatePython(document).source };
  });
const each = programs.map((program) => [program.name, program] as const);

/** As Python reads them: one kind of line end, no mark in front, no form feeds. */
const lineFeeds = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .replace(/^\f/gm, '');

/** Lengths of the runs of blank lines between other lines, in order. */
function blankRuns(text: string): number[] {
  const runs: number[] = [];
  let run = 0;
  for (const line of lineFeeds(text).trimEnd().split('\n')) {
    if (line.trim() === '') run++;
    else {
      if (run > 0) runs.push(run);
      run = 0;
    }
  }
  return runs;
}

describe('a program from a classroom', () => {
  it('is one of at least three hundred', () => {
    expect(programs.length).toBeGreaterThanOrEqual(300);
    expect(new Set(programs.map(({ source }) => source)).size).toBe(programs.length);
  });

  it.each(each)('opens as blocks that can be saved and read again: %s', (_, { whole }) => {
    const result = parseBlocksDocument(JSON.parse(JSON.stringify(whole)));
    expect(result).toEqual({ ok: true, document: whole, problems: [] });
  });

  it.each(each)('comes back as the same syntax tree, with its comments: %s', (_, { source, back }) => {
    expect(sameProgram(back, lineFeeds(source)), back).toBe(true);
  });

  it.each(each)('keeps its blank lines: %s', (_, { source, back }) => {
    expect(blankRuns(back), back).toEqual(blankRuns(source));
  });

  it.each(each)('gives the same blocks again: %s', (_, { document, back }) => {
    const again = pythonToBlocks(back);
    expect(blocksAlone(again)).toEqual(document);
    expect(generatePython(blocksAlone(again)).source).toBe(back);
  });

  it.each(each)(
    'is given back letter for letter while nobody edits its blocks: %s',
    (_, { source, whole }) => {
      const text = source.replace(/^\uFEFF/, '');
      const { source: untouched } = generatePython(whole);
      expect(untouched).toBe(text);
      expect(pythonToBlocks(untouched)).toEqual(whole);
    },
  );

  it.each(each.filter(([name]) => name.startsWith('own-')))(
    'comes back letter by letter, as it is in our style: %s',
    (_, { source, back }) => {
      expect(back).toBe(source);
    },
  );
});

describe('how much of the programs is blocks', () => {
  it('is written to artifacts/python-as-blocks.txt, and does not fall', () => {
    const groups = new Map<string, { lines: number; raw: number; partly: number }>();
    const rows = programs.map(({ name, document }) => {
      const share = blocksShare(document);
      for (const key of [name.split('-')[0] ?? name, 'all']) {
        const sum = groups.get(key) ?? { lines: 0, raw: 0, partly: 0 };
        groups.set(key, {
          lines: sum.lines + share.lines,
          raw: sum.raw + share.raw,
          partly: sum.partly + share.partly,
        });
      }
      return { name, ...share };
    });
    const all = groups.get('all') ?? { lines: 1, raw: 1, partly: 0 };
    groups.delete('all');
    const row = (
      name: string,
      { lines, raw, partly }: { lines: number; raw: number; partly: number },
    ): string =>
      `${name.padEnd(40)}${String(lines).padStart(6)}${percent(lines - raw, lines)}${percent(lines - raw - partly, lines)}`;
    const head = `${''.padEnd(40)} lines   blocks  no text at all`;
    const texts = rows.flatMap(({ name, texts: own }) =>
      own.map((text) => `${name}: ${JSON.stringify(text)}`),
    );
    mkdirSync(artifacts, { recursive: true });
    writeFileSync(
      join(artifacts, 'python-as-blocks.txt'),
      [
        `${String(programs.length)} programs: lines of code, share of lines in real blocks, share without any Python text`,
        head,
        row('all', all),
        '',
        ...[...groups].map(([name, sum]) => row(name, sum)),
        '',
        ...rows.map((one) => row(one.name, one)),
        '',
        'What stays Python text:',
        ...texts,
        '',
      ].join('\n'),
    );
    const table = [head, row('all', all), ...[...groups].map(([name, sum]) => row(name, sum))].join('\n');
    console.log(`${String(programs.length)} programs as blocks\n${table}`);
    expect((all.lines - all.raw) / all.lines).toBeGreaterThan(0.95);
    expect((all.lines - all.raw - all.partly) / all.lines).toBeGreaterThan(0.92);
  });
});

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`.padStart(10);
}

describeWith(['python3'], 'Python itself', () => {
  it('finds the same syntax tree and comments before and after, in every program', () => {
    const pairs = programs.map(({ name, source, back }) => [name, lineFeeds(source), back] as const);
    expect(compareTrees(python3Path ?? '', pairs)).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BlocksDocument, BlockState } from '../../../ide/blocks/blocks-document.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';

const folder = join(import.meta.dirname, 'programs');
const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.py'))
  .map((file) => [file, readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '')] as const);

const linesOf = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? [];

/** The lines of `before` that `after` has no more, from the first to the last of them. */
function gone(before: readonly string[], after: readonly string[]): string[] {
  let top = 0;
  while (top < before.length && before[top] === after[top]) top++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - top && before.at(-1 - end) === after.at(-1 - end))
    end++;
  return before.slice(top, before.length - end);
}

/** The document with a block that prints above the one with this id. */
function printingAbove(document: BlocksDocument, id: string): BlocksDocument {
  const visit = (block: BlockState): BlockState => {
    const inputs = Object.entries(block.inputs ?? {}).map(
      ([name, held]) =>
        [name, held.block === undefined ? held : { ...held, block: visit(held.block) }] as const,
    );
    const next = block.next === undefined ? undefined : visit(block.next.block);
    return {
      ...block,
      ...(inputs.length === 0 ? {} : { inputs: Object.fromEntries(inputs) }),
      ...(next === undefined ? {} : { next: { block: next.id === id ? printing(next) : next } }),
    };
  };
  const { workspace } = document;
  const blocks = { ...workspace.blocks, blocks: workspace.blocks.blocks.map(visit) };
  return { ...document, workspace: { ...workspace, blocks } };
}

const printing = (above: BlockState): BlockState => ({
  type: 'data_print',
  id: 'new',
  inputs: { VALUE: { shadow: { type: 'text', id: 'hello', fields: { TEXT: 'hello' } } } },
  next: { block: above },
});

/** Statements with one above them. */
function followers(document: BlocksDocument): string[] {
  const found: string[] = [];
  const visit = (block: BlockState): void => {
    for (const held of Object.values(block.inputs ?? {})) if (held.block !== undefined) visit(held.block);
    if (block.next === undefined) return;
    found.push(block.next.block.id);
    visit(block.next.block);
  };
  for (const stack of document.workspace.blocks.blocks) visit(stack);
  return found;
}

describe('a block put between others', () => {
  it.each(programs)('changes no line but the one it parts: %s', (_, source) => {
    const document = pythonToBlocks(source);
    const ids = followers(document);
    const every = Math.max(1, Math.floor(ids.length / 4));
    for (const id of ids.filter((_id, index) => index % every === 0)) {
      const { source: after } = generatePython(printingAbove(document, id));
      expect(after).toContain('print("hello")');
      const lines = gone(linesOf(source), linesOf(after));
      // Where a body has something to do, `pass` has no more place, and notes there move up to it.
      if (!lines.some((line) => line.trim().startsWith('pass'))) expect(lines.slice(1)).toEqual([]);
    }
  });
});

describe('a number changed in a block', () => {
  const changed = (source: string): string => {
    const document = pythonToBlocks(source);
    const text = JSON.stringify(document).replaceAll('"NUM":41', '"NUM":42');
    return generatePython(JSON.parse(text) as BlocksDocument).source;
  };

  it.each([
    [
      'a body has other spaces than the next',
      'if a:\n  x = 1\nwhile b:\n      y = 41\n      if c:\n         d()\nz = 2\n',
    ],
    [
      'a body stands behind a first line of two lines',
      'for i in \\\n  range(3): pass\nwhile True:\n  x = 41\n  y=2\n',
    ],
    ['spaces and tabs take turns', 'if a:\n\tx = 1\nif b:\n    y = 41\n    if c:\n    \td()\n'],
    ['a comment stands in the first line of a loop', 'while (a and # x\n       b): # y\n   c=41\n   d( )\n'],
  ])('changes its line alone where %s', (_, source) => {
    expect(changed(source)).toBe(source.replace('41', '42').replace(/(\w)=42/, '$1 = 42'));
  });

  it('takes the place that the lines around it have', () => {
    const source = 'def f():\n  if a:\n        b()\n        c = 41 ; d()\n  e()\n';
    expect(changed(source)).toBe('def f():\n  if a:\n        b()\n        c = 42\n        d()\n  e()\n');
    const first = 'while True:\n   a = 41; b()\n   c()\nd()\nif e:\n\tf()\n';
    expect(changed(first)).toBe('while True:\n   a = 42\n   b()\n   c()\nd()\nif e:\n\tf()\n');
  });
});

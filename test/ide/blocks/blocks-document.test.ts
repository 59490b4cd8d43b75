import { describe, expect, it } from 'vitest';
import {
  documentLimits,
  emptyBlocksDocument,
  parseBlocksDocument,
} from '../../../ide/blocks/blocks-document.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';

const document = (blocks: unknown, variables: unknown = []): unknown => ({
  pensabitBlocks: 1,
  workspace: { blocks: { languageVersion: 0, blocks }, variables },
});
const start = (next?: unknown): unknown => ({
  type: 'start',
  id: 's',
  ...(next === undefined ? {} : { next: { block: next } }),
});
const problem = (input: unknown): unknown => {
  const result = parseBlocksDocument(input);
  const found = result.ok ? result.problems[0] : result.problem;
  return found === undefined ? 'accepted' : `${found.code} ${found.path}`;
};

describe('a blocks document', () => {
  it('that is empty is a start and nothing else', () => {
    const result = parseBlocksDocument(emptyBlocksDocument());
    expect(result).toEqual({ ok: true, document: emptyBlocksDocument(), problems: [] });
  });

  it.each([
    [undefined, 'not-blocks '],
    ['{}', 'not-blocks '],
    [[], 'not-blocks '],
    [{}, 'not-blocks '],
    [{ pensabitBlocks: 2 }, 'newer-version pensabitBlocks'],
    [{ pensabitBlocks: 1, workspace: 5 }, 'bad-block workspace'],
    [document({}), 'bad-block workspace.blocks.blocks'],
    [document([5]), 'bad-block workspace.blocks.blocks[0]'],
    [document([{ id: 'a' }]), 'bad-block workspace.blocks.blocks[0].type'],
    [
      document([start({ type: 'screen_show', inputs: { OTHER: {} } })]),
      'bad-block workspace.blocks.blocks[0].next.block.inputs.OTHER',
    ],
    [
      document([start({ type: 'screen_show', fields: { VALUE: 1 } })]),
      'bad-block workspace.blocks.blocks[0].next.block.fields.VALUE',
    ],
    [
      document([start({ type: 'sound_play', fields: { TUNE: 'ODE)\nimport os#' } })]),
      'bad-block workspace.blocks.blocks[0].next.block.fields.TUNE',
    ],
    [
      document([start({ type: 'screen_show_leds', fields: { LEDS: '1' } })]),
      'bad-block workspace.blocks.blocks[0].next.block.fields.LEDS',
    ],
    [
      document([start({ type: 'variables_set', fields: { VAR: { id: 'none' } } })]),
      'bad-block workspace.blocks.blocks[0].next.block.fields.VAR',
    ],
    [document([start({ type: 'sensors_temperature' })]), 'bad-block workspace.blocks.blocks[0].next.block'],
    [document([start(start())]), 'bad-block workspace.blocks.blocks[0].next.block'],
    [
      document([start({ type: 'logic_if', extraState: { elseIfs: 1e9 } })]),
      'bad-block workspace.blocks.blocks[0].next.block.extraState.elseIfs',
    ],
    [document([], [{ name: '', id: 'a' }]), 'bad-block workspace.variables[0].name'],
    [
      document([start({ type: 'note', fields: { TEXT: 'a'.repeat(documentLimits.text + 1) } })]),
      'too-long workspace.blocks.blocks[0].next.block.fields.TEXT',
    ],
  ])('%j is found to be %s', (input, expected) => {
    expect(problem(input)).toBe(expected);
  });

  it('with a prototype key anywhere has no such key afterwards', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = `{"pensabitBlocks":1,"workspace":{"blocks":{"blocks":[{"type":"start","fields":{"${key}":{}}}]}}}`;
      expect(problem(JSON.parse(text))).toBe('forbidden-key workspace.blocks.blocks[0].fields');
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('that is too deep or too long is refused without freezing or overflowing', () => {
    let deep: unknown = { type: 'logic_boolean' };
    for (let i = 0; i < 20_000; i++) deep = { type: 'logic_not', inputs: { A: { block: deep } } };
    expect(problem(document([deep]))).toMatch(/^too-deep/);
    let long: unknown = { type: 'screen_clear' };
    for (let i = 0; i < 20_000; i++) long = { type: 'screen_clear', next: { block: long } };
    expect(problem(document([start(long)]))).toMatch(/^too-many-blocks/);
  });

  it('with a block nobody knows shows it, says so, and keeps what follows', () => {
    const result = parseBlocksDocument(
      document([
        start({
          type: 'lasers_fire',
          fields: { A: 1 },
          next: { block: { type: 'screen_show', inputs: { VALUE: { block: { type: 'magic' } } } } },
        }),
      ]),
    );
    if (!result.ok) throw new Error('refused');
    expect(result.problems.map((one) => one.name)).toEqual(['lasers_fire', 'magic']);
    expect(generatePython(result.document).source).toBe(
      'from microbit import *\n\n# unknown block: lasers_fire\ndisplay.show(None)\n',
    );
  });

  it('gets new ids where they are missing or used twice', () => {
    const result = parseBlocksDocument(
      document([
        { type: 'screen_clear', id: 'a' },
        { type: 'screen_clear', id: 'a' },
        { type: 'screen_clear' },
      ]),
    );
    const ids = result.ok ? result.document.workspace.blocks.blocks.map((block) => block.id) : [];
    expect(new Set(ids).size).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { blockCatalogue, blockSpec } from '../../../ide/blocks/block-catalogue.ts';
import { blockHint } from '../../../ide/blocks/block-hint.ts';
import { categories, type StartBlock } from '../../../ide/blocks/block-spec.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { drawerContents, drawers, toolboxBlock } from '../../../ide/blocks/toolbox.ts';

import { messages as english } from '../../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../../ide/i18n/it/messages.ts';
import { setLanguage } from '../../../ide/i18n/translate.ts';

const holes = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe.each([
  ['English', english as Readonly<Record<string, string>>],
  ['Italian', italian as Readonly<Record<string, string>>],
])('in %s', (_, catalogue) => {
  it.each(blockCatalogue.map((spec) => [spec.type, spec] as const))(
    '%s has words with a place for each of its parts',
    (type, spec) => {
      expect(catalogue).toHaveProperty([`block.${type}`]);
      const parts = [...Object.keys(spec.fields ?? {}), ...Object.keys(spec.inputs ?? {})].sort();
      expect(holes(catalogue[`block.${type}`])).toEqual(parts);
    },
  );

  it('every choice of every menu has words', () => {
    for (const spec of blockCatalogue) {
      for (const field of Object.values(spec.fields ?? {})) {
        if (field.kind === 'picture')
          for (const option of field.options)
            expect(catalogue).toHaveProperty([`block.option.picture.${option}`]);
        if (field.kind !== 'choice') continue;
        if (field.labels === 'value') {
          // A sign is read aloud in words; a letter is its own name.
          for (const option of field.options.filter((one) => !/^[xyz]$/.test(one)))
            expect(catalogue).toHaveProperty([`block.option.value.${option}.spoken`]);
          continue;
        }
        for (const option of field.options) expect(catalogue).toHaveProperty([`${field.labels}.${option}`]);
      }
    }
  });

  it('every drawer has a name', () => {
    for (const category of categories) expect(catalogue).toHaveProperty([`block.category.${category}`]);
  });
});

describe.each(['en', 'it'] as const)('what a block does, in %s', (wanted) => {
  const hints = (): [string, string][] =>
    blockCatalogue.flatMap((spec) => {
      const options = Object.values(spec.fields ?? {}).flatMap((field) =>
        field.kind === 'choice' ? field.options : [],
      );
      return (options.length === 0 ? [''] : options).map((option): [string, string] => [
        `${spec.type} ${option}`,
        blockHint(spec, () => option),
      ]);
    });

  it('is said in words for every block, whatever its menus show', async () => {
    await setLanguage(wanted);
    for (const [block, hint] of hints()) expect(hint, block).toMatch(/^(?!.*\(…)\S+ \S/);
  });

  it('is not said in Python', async () => {
    await setLanguage(wanted);
    const spoken = hints().filter(([block]) => !block.startsWith('logic_nothing'));
    for (const [block, hint] of spoken) {
      expect(hint, block).not.toMatch(/[A-Za-z]\.\w|\w\(|\bNone\b|_|=/);
      if (wanted === 'it') expect(hint, block).not.toMatch(/\b(True|False)\b/);
    }
  });
});

describe('the toolbox', () => {
  it('offers every block that is not hidden, once', () => {
    const types = drawers().flatMap((drawer) => drawer.types);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toContain('loops_forever');
    expect(types).not.toContain('start');
    expect(types).not.toContain('unknown_value');
  });

  it('is limited to the categories and blocks that a lesson names', () => {
    expect(drawers(['logic_if', 'sound', 'nothing'])).toEqual([
      {
        category: 'sound',
        types: ['sound_play', 'sound_pitch', 'sound_notes', 'sound_tempo', 'sound_stop'],
        rarer: 0,
      },
      { category: 'logic', types: ['logic_if'], rarer: 0 },
    ]);
  });

  it('brings a lesson that names a drawer nothing that is wanted seldom, unless it names that too', () => {
    const logic = drawers(['logic', 'logic_try'])[0];
    expect(logic?.types.at(-1)).toBe('logic_try');
    expect(logic?.rarer).toBe(1);
    expect(logic?.types).not.toContain('logic_nothing');
  });

  it('puts what is wanted seldom at the end of its drawer', () => {
    for (const { types, rarer } of drawers())
      expect(types.map((type) => blockSpec(type)?.rarer === true)).toEqual(
        types.map((_, index) => index >= types.length - rarer),
      );
  });

  it('begins places with blocks that are what is said of them', () => {
    const check = (block: StartBlock): void => {
      const spec = blockSpec(block.type);
      for (const name of Object.keys(block.fields ?? {}))
        expect(spec?.fields, block.type).toHaveProperty(name);
      for (const [name, inner] of Object.entries(block.inputs ?? {})) {
        expect(spec?.inputs, block.type).toHaveProperty(name);
        check(inner);
      }
      for (const inner of block.items ?? []) check(inner);
    };
    for (const { inputs } of blockCatalogue)
      for (const input of Object.values(inputs ?? {}))
        if (input.kind !== 'statements' && input.begins !== undefined) check(input.begins);
  });

  it('gives a block values to begin with', () => {
    expect(toolboxBlock('loops_wait')).toEqual({
      kind: 'block',
      type: 'loops_wait',
      inputs: { TIME: { shadow: { type: 'maths_number', fields: { NUM: 500 } } } },
    });
    expect(toolboxBlock('logic_not')).toEqual({ kind: 'block', type: 'logic_not' });
  });

  it('leaves no place for a value empty in a drawer', () => {
    for (const type of drawers().flatMap((drawer) => drawer.types)) {
      const places = Object.entries(blockSpec(type)?.inputs ?? {}).filter(([, { kind }]) => kind === 'value');
      const held = Object.keys(toolboxBlock(type).inputs ?? {});
      expect(held, type).toEqual(expect.arrayContaining(places.map(([name]) => name)));
    }
  });

  it('lets a variable be taken out of its place, and speaks the language on screen', async () => {
    await setLanguage('it');
    expect(toolboxBlock('lists_append').inputs?.['LIST']).toEqual({
      block: { type: 'variables_get', fields: { VAR: { name: 'numeri' } } },
    });
    expect(toolboxBlock('text_length').inputs?.['A']).toEqual({
      shadow: { type: 'text', fields: { TEXT: 'Ciao' } },
    });
    await setLanguage('en');
  });

  it('is like Python opened as blocks: a text lies there to be covered by what is dropped on it', () => {
    const state = pythonToBlocks('from microbit import *\n\ndisplay.scroll("Hi")\n').workspace.blocks
      .blocks[0];
    expect(state?.next?.block.inputs?.['VALUE']).toMatchObject({
      shadow: { type: 'text', fields: { TEXT: 'Hi' } },
    });
  });

  it('shows how to get a list before what changes one, and heads what is wanted seldom', () => {
    const lists = drawers().find(({ category }) => category === 'lists');
    const lying = lists === undefined ? [] : drawerContents(lists);
    expect(lying[0]).toMatchObject({
      type: 'variables_set',
      fields: { VAR: { name: 'numbers' } },
      inputs: { VALUE: { shadow: { type: 'lists_create', extraState: { items: 3 } } } },
    });
    const heading = lying.findIndex(({ kind }) => kind === 'label');
    expect(lying.slice(heading + 1).map((one) => ('type' in one ? one.type : ''))).toEqual(
      expect.arrayContaining(lists?.types.slice(-lists.rarer) ?? []),
    );
  });
});

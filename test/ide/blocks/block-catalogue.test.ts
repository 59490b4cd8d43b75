import { describe, expect, it } from 'vitest';
import { blockCatalogue, blockSpec } from '../../../ide/blocks/block-catalogue.ts';
import { blockHint } from '../../../ide/blocks/block-hint.ts';
import { categories } from '../../../ide/blocks/block-spec.ts';
import { drawers, toolboxBlock } from '../../../ide/blocks/toolbox.ts';

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
  it('is said in words for every block of the toolbox, whatever its menus show', async () => {
    await setLanguage(wanted);
    for (const type of drawers().flatMap((drawer) => drawer.types)) {
      const spec = blockSpec(type);
      const options = Object.values(spec?.fields ?? {}).flatMap((field) =>
        field.kind === 'choice' ? field.options : [],
      );
      for (const option of options.length === 0 ? [''] : options)
        expect(spec && blockHint(spec, () => option), `${type} ${option}`).toMatch(/^(?!.*\(…)\S+ \S/);
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

  it('gives a block values to begin with', () => {
    expect(toolboxBlock('loops_wait')).toEqual({
      kind: 'block',
      type: 'loops_wait',
      inputs: { TIME: { shadow: { type: 'maths_number', fields: { NUM: 500 } } } },
    });
    expect(toolboxBlock('logic_not')).toEqual({ kind: 'block', type: 'logic_not' });
  });
});

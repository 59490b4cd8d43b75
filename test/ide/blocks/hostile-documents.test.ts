import { describe, expect, it } from 'vitest';
import { blockCatalogue } from '../../../ide/blocks/block-catalogue.ts';
import { parseBlocksDocument, type BlockState } from '../../../ide/blocks/blocks-document.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { isSound } from '../../../ide/blocks/sound-python.ts';
import { pythonTree } from '../../../ide/blocks/python-tree.ts';

/** A blocks file as somebody edited it: `block` hangs under the start, and a good block below it. */
const edited = (block: unknown, variables: unknown = [{ name: 'x', id: 'x' }]): unknown => ({
  pensabitBlocks: 1,
  workspace: {
    blocks: {
      languageVersion: 0,
      blocks: [{ type: 'start', id: 's', next: { block } }],
    },
    variables,
  },
});
const withGood = (block: object): object => ({
  ...block,
  next: { block: { type: 'screen_clear', id: 'good' } },
});

const read = (
  input: unknown,
): { source: string; problems: string[]; first: BlockState | undefined; again: unknown } => {
  const result = parseBlocksDocument(input);
  if (!result.ok) throw new Error(`refused: ${result.problem.code} ${result.problem.path}`);
  return {
    source: generatePython(result.document).source,
    problems: result.problems.map(({ code, path }) => `${code} ${path}`),
    first: result.document.workspace.blocks.blocks[0]?.next?.block,
    again: result.document,
  };
};
/** Every import statement of a program, as Python reads it. */
const imports = (source: string): string[] => {
  const found: string[] = [];
  pythonTree(source).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'ImportStatement') found.push(source.slice(from, to));
    },
  });
  return found;
};
const place = 'workspace.blocks.blocks[0].next.block';

describe('a blocks file with one bad block', () => {
  it.each([
    [
      'an unknown type',
      { type: 'loops_until', inputs: { DO: { block: { type: 'screen_clear' } } } },
      'unknown-block',
    ],
    ['a type of a prototype', { type: 'constructor' }, 'unknown-block'],
    ['no type', { id: 'a' }, 'bad-block'],
    ['a type that is no text', { type: { toString: 'x' } }, 'bad-block'],
    ['an unknown field', { type: 'screen_clear', fields: { SPEED: 3 } }, 'bad-block'],
    ['fields that are a list', { type: 'screen_clear', fields: ['a'] }, 'bad-block'],
    ['a choice nobody offers', { type: 'sound_play', fields: { TUNE: 'ODE)\nimport os#' } }, 'bad-block'],
    [
      'a number that is none',
      {
        type: 'loops_wait',
        inputs: { TIME: { block: { type: 'maths_number', fields: { NUM: '1\nimport os' } } } },
      },
      'bad-block',
    ],
    ['lights that are none', { type: 'screen_show_leds', fields: { LEDS: '0")\nimport os' } }, 'bad-block'],
    ['an input nobody has', { type: 'screen_clear', inputs: { __defineGetter__: {} } }, 'bad-block'],
    [
      'a key that changes objects',
      JSON.parse('{"type": "screen_show", "fields": {"__proto__": {"x": 1}}}') as object,
      'forbidden-key',
    ],
    ['a value where a statement goes', { type: 'sensors_temperature' }, 'bad-block'],
    ['a start in the middle', { type: 'start' }, 'bad-block'],
    ['a variable nobody declared', { type: 'variables_set', fields: { VAR: { id: 'nobody' } } }, 'bad-block'],
    ['a billion branches', { type: 'logic_if', extraState: { elseIfs: 1e9 } }, 'bad-block'],
    ['minus one handler', { type: 'logic_try', extraState: { handlers: -1 } }, 'bad-block'],
  ])('%s: says so at its place, shows it, and keeps the rest', (_, block, code) => {
    const { source, problems, again } = read(edited(withGood(block)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${code} ${place.replaceAll(/[.[\]]/g, '\\$&')}`));
    expect(source).toContain('display.clear()\n');
    expect(imports(source)).not.toContain('import os');
    expect(isSound(source)).toBe(true);
    // What was read can be saved and opened, and says the same again.
    expect(generatePython(read(JSON.parse(JSON.stringify(again))).again as never).source).toBe(source);
  });

  it('keeps a block of a newer version whole, for whoever knows it', () => {
    const newer = {
      type: 'loops_until',
      id: 'n',
      fields: { UNTIL: 'dark' },
      inputs: { DO: { block: { type: 'note' } } },
    };
    const first = read(edited(withGood(newer))).first;
    expect(first).toMatchObject({ type: 'unknown_statement', fields: { TYPE: 'loops_until' } });
    expect(JSON.parse(first?.data ?? '')).toEqual({ unknown: newer });
  });

  it('gives a kept block back as soon as it can be read', () => {
    const kept = {
      type: 'loops_wait',
      id: 'w',
      inputs: { TIME: { shadow: { type: 'maths_number', fields: { NUM: 7 } } } },
    };
    const stand = {
      type: 'unknown_statement',
      id: 'w',
      fields: { TYPE: 'loops_wait' },
      data: JSON.stringify({ unknown: kept }),
    };
    const { source, problems } = read(edited(withGood(stand)));
    expect(problems).toEqual([]);
    expect(source).toContain('sleep(7)\ndisplay.clear()\n');
  });

  it('shows what is next to nothing as a block of its own', () => {
    for (const odd of [5, 'x', null, [], true]) {
      const { problems, source } = read(edited({ type: 'screen_clear', next: { block: odd } }));
      expect(problems).toEqual([`bad-block ${place}.next.block`]);
      expect(source).toContain('display.clear()');
    }
    expect(read(edited({ type: 'screen_clear', next: 5 })).problems).toEqual([
      `bad-block ${place}.next.block`,
    ]);
  });
});

describe('text that would break out of its place', () => {
  const evil = [
    '"\nimport os\n"',
    "')\nimport os\n('",
    'x\rimport os',
    'x\r\nimport os',
    'x; import os',
    '1) or (2',
    '#',
    '"""',
    '\\',
    'a b',
    '\u2028import os',
    '__proto__',
    'class',
    '',
  ];
  const texts = blockCatalogue
    .filter(({ form, type }) => form !== 'hat' && !/^(python_(statement|clause)|unknown)/.test(type))
    .flatMap((spec) =>
      Object.entries(spec.fields ?? {})
        .filter(([, field]) => ['text', 'name', 'piece', 'series', 'code'].includes(field.kind))
        .map(([name]) => [spec, name] as const),
    );

  it.each(texts.map(([spec, name]) => [`${spec.type} ${name}`, spec, name] as const))(
    'stays in %s',
    (_, spec, name) => {
      for (const text of evil) {
        const block = { type: spec.type, id: 'b', fields: { [name]: text } };
        const statement =
          spec.form === 'statement' ? block : { type: 'screen_show', inputs: { VALUE: { block } } };
        const { source } = read(edited(withGood(statement)));
        expect(source, JSON.stringify(text)).toMatch(/^display\.clear\(\)$/m);
        expect(imports(source), JSON.stringify(text)).not.toContain('import os');
        expect(source.split('\r')).toHaveLength(1);
        if (spec.type !== 'python_value' && spec.type !== 'lists_pair' && spec.type !== 'functions_named')
          expect(isSound(source) || spec.hidden === true, `${JSON.stringify(text)}\n${source}`).toBe(true);
      }
    },
  );

  it('stays in a comment, a variable, and a list of names', () => {
    for (const text of evil) {
      const { source } = read(
        edited(
          withGood({
            type: 'functions_define',
            fields: { NAME: 'f', PARAMS: '' },
            extraState: { globals: [text, 'fine'] },
            icons: { comment: { text } },
            inputs: { DO: { block: { type: 'variables_set', fields: { VAR: { id: 'x' } } } } },
          }),
          [{ name: `x${text}`, id: 'x' }],
        ),
      );
      expect(imports(source)).not.toContain('import os');
      expect(source).toMatch(/^display\.clear\(\)$/m);
      expect(isSound(source), source).toBe(true);
    }
  });

  it('in a hole leaves sound Python, whatever is left empty', () => {
    for (const spec of blockCatalogue) {
      if (spec.form === 'hat' || /^(unknown|python_clause)/.test(spec.type)) continue;
      const block = { type: spec.type, id: 'b' };
      const isValue = spec.form !== 'statement';
      const { source } = read(
        edited(withGood(isValue ? { type: 'screen_show', inputs: { VALUE: { block } } } : block)),
      );
      const alone = ['functions_spread', 'functions_named'].includes(spec.type);
      expect(isSound(source) || alone, `${spec.type}\n${source}`).toBe(true);
    }
  });
});

describe('a blocks file beyond all measure', () => {
  it('is refused by its reason, whatever it is made of', () => {
    const code = (input: unknown): string => {
      const result = parseBlocksDocument(input);
      return result.ok ? 'accepted' : result.problem.code;
    };
    let deep: unknown = { type: 'nobody_knows' };
    for (let n = 0; n < 20_000; n++) deep = { type: 'nobody_knows', inputs: { A: { block: deep } } };
    // Nobody looks into a block that nobody knows.
    expect(code(edited(deep))).toBe('accepted');
    const ring: Record<string, unknown> = { type: 'screen_clear' };
    ring['next'] = { block: ring };
    expect(code(edited(ring))).toBe('too-many-blocks');
    const inward: Record<string, unknown> = { type: 'logic_not' };
    inward['inputs'] = { A: { block: inward } };
    expect(code(edited({ type: 'data_print', inputs: { VALUE: { block: inward } } }))).toBe('too-deep');
    expect(code({ pensabitBlocks: 2, workspace: {} })).toBe('newer-version');
    expect(code({ pensabitBlocks: '1' })).toBe('not-blocks');
  });
});

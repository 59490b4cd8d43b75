import { describe, expect, it } from 'vitest';
import { blockCatalogue, inputSpec } from '../../../ide/blocks/block-catalogue.ts';
import type { BlockSpec, FieldSpec } from '../../../ide/blocks/block-spec.ts';
import {
  parseBlocksDocument,
  type BlocksDocument,
  type BlockState,
  type ConnectionState,
  type FieldState,
} from '../../../ide/blocks/blocks-document.ts';
import { numbered } from '../../../ide/blocks/block-parts.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { isSound } from '../../../ide/blocks/sound-python.ts';
import fc from '../../property.ts';

let count = 0;
const block = (type: string, rest: Partial<BlockState> = {}): BlockState => ({
  type,
  id: `x${String(++count)}`,
  ...rest,
});
const program = (first: BlockState | undefined, names: readonly string[] = []): BlocksDocument => ({
  pensabitBlocks: 1,
  workspace: {
    blocks: {
      languageVersion: 0,
      blocks: [block('start', first === undefined ? {} : { next: { block: first } })],
    },
    variables: names.map((name) => ({ name, id: name })),
  },
});
const chain = (...blocks: BlockState[]): BlockState =>
  blocks.reduceRight((below, above) => ({ ...above, next: { block: below } }));
const number = (value: number): BlockState => block('maths_number', { fields: { NUM: value } });
const get = (id: string): BlockState => block('variables_get', { fields: { VAR: { id } } });
const set = (id: string, value: BlockState): BlockState =>
  block('variables_set', { fields: { VAR: { id } }, inputs: { VALUE: { block: value } } });
const text = (first: BlockState, names?: readonly string[]): string =>
  generatePython(program(first, names)).source;

describe('the Python of blocks', () => {
  it('has only the imports that are needed', () => {
    expect(generatePython(program(undefined)).source).toBe('from microbit import *\n');
    expect(text(block('sound_play', { fields: { TUNE: 'ODE' } }))).toBe(
      'from microbit import *\nimport music\n\nmusic.play(music.ODE)\n',
    );
  });

  it('keeps own first lines and adds what is missing', () => {
    const start = block('start', {
      extraState: { header: '# mine\nfrom microbit import display' },
      next: {
        block: chain(
          block('screen_clear'),
          block('loops_wait', { inputs: { TIME: { block: block('maths_random') } } }),
        ),
      },
    });
    const document = program(undefined);
    const source = generatePython({
      ...document,
      workspace: { ...document.workspace, blocks: { languageVersion: 0, blocks: [start] } },
    }).source;
    expect(source).toBe(
      '# mine\nfrom microbit import display\nfrom microbit import *\nimport random\n\ndisplay.clear()\nsleep(random.randint(0, 0))\n',
    );
  });

  it('says pass in an empty body, also when only a note stands there', () => {
    const note = block('note', { fields: { TEXT: 'later' } });
    expect(text(block('loops_forever'))).toContain('while True:\n    pass\n');
    expect(text(block('loops_forever', { inputs: { DO: { block: note } } }))).toContain(
      'while True:\n    # later\n    pass\n',
    );
  });

  it('has a block to light for every line; for a condition, the condition', () => {
    const compare = block('logic_compare', {
      fields: { OP: '<' },
      inputs: { A: { block: get('t') }, B: { block: number(8) } },
    });
    const clear = block('screen_clear');
    const branch = block('logic_if', {
      inputs: { IF0: { block: compare }, DO0: { block: clear } },
      extraState: { hasElse: true },
    });
    const loop = block('loops_forever', { inputs: { DO: { block: branch } } });
    const { source, lines } = generatePython(program(loop, ['t']));
    expect(source.split('\n').slice(0, -1)).toEqual([
      'from microbit import *',
      '',
      'while True:',
      '    if t < 8:',
      '        display.clear()',
      '    else:',
      '        pass',
    ]);
    expect(lines).toEqual([undefined, undefined, loop.id, compare.id, clear.id, branch.id, branch.id]);
  });

  it('renames what a pupil calls like a part of the board that the program uses', () => {
    expect(text(set('temperature', block('sensors_temperature')), ['temperature'])).toBe(
      'from microbit import *\n\ntemperature_ = temperature()\n',
    );
    const own = chain(
      block('functions_define', { fields: { NAME: 'sleep', PARAMS: 'random' } }),
      block('functions_call', { fields: { NAME: 'sleep' } }),
      block('loops_wait'),
      set('random', block('maths_random_fraction')),
    );
    const source = text(own, ['random']);
    expect(source).toContain('def sleep_(random_):');
    expect(source).toContain('\nsleep_()\nsleep(');
    expect(source).toContain('random_ = random.random()');
  });

  it('leaves a name alone that only the pupil uses, or that a Python text of theirs says', () => {
    expect(text(set('temperature', number(1)), ['temperature'])).toContain('\ntemperature = 1\n');
    const both = chain(
      set('temperature', block('sensors_temperature')),
      block('python_statement', { fields: { CODE: 'temperature += 1' } }),
    );
    expect(text(both, ['temperature'])).toContain('\ntemperature = temperature()\ntemperature += 1\n');
  });

  it('writes letters that no file can hold as numbers', () => {
    const value = set('a', block('text', { fields: { TEXT: 'x\0\u001b\ud800 è' } }));
    const source = text(value, ['a']);
    expect(source).toContain('a = "x\\x00\\x1b\\ud800 è"\n');
    expect(generatePython(pythonToBlocks(source)).source).toBe(source);
    expect(JSON.stringify(pythonToBlocks(source))).not.toContain('python_value');
    expect(text(block('note', { fields: { TEXT: 'a\0b' } }))).not.toContain('\0');
  });

  it('makes Python names of any variable names, and keeps them apart', () => {
    const names = ['my limit', 'my_limit', '2nd', 'class', 'però'];
    expect(
      text(chain(...names.map((name) => set(name, number(1)))), names)
        .split('\n')
        .slice(2, -1),
    ).toEqual(['my_limit = 1', 'my_limit_2 = 1', '_2nd = 1', 'class_ = 1', 'però = 1']);
  });

  it('sets brackets where they are needed and nowhere else', () => {
    const arithmetic = (OP: string, A: BlockState, B: BlockState): BlockState =>
      block('maths_arithmetic', { fields: { OP }, inputs: { A: { block: A }, B: { block: B } } });
    const [a, b, c] = [get('a'), get('b'), get('c')] as const;
    const cases: readonly (readonly [BlockState, string])[] = [
      [arithmetic('-', a, arithmetic('-', b, c)), 'a - (b - c)'],
      [arithmetic('-', arithmetic('-', a, b), c), 'a - b - c'],
      [arithmetic('*', arithmetic('+', a, b), c), '(a + b) * c'],
      [arithmetic('**', number(-2), number(-1)), '(-2) ** -1'],
      [arithmetic('**', a, arithmetic('**', b, c)), 'a ** b ** c'],
      [
        block('logic_not', {
          inputs: {
            A: {
              block: block('logic_operation', {
                fields: { OP: 'and' },
                inputs: { A: { block: a }, B: { block: b } },
              }),
            },
          },
        }),
        'not (a and b)',
      ],
      [
        block('lists_item', {
          inputs: { LIST: { block: arithmetic('+', a, b) }, INDEX: { block: arithmetic('+', b, c) } },
        }),
        '(a + b)[b + c]',
      ],
      [
        arithmetic('*', block('python_value', { fields: { CODE: 'a if b else c' } }), c),
        '(a if b else c) * c',
      ],
    ];
    for (const [value, code] of cases)
      expect(text(set('x', value), ['x', 'a', 'b', 'c'])).toContain(`x = ${code}\n`);
  });

  it('lights the block that wants a module which a V1 lacks', () => {
    const add = block('log_add', { fields: { NAME: 'light' }, inputs: { VALUE: { block: number(1) } } });
    const { source, lines } = generatePython(program(chain(add), []));
    const line = source.split('\n').indexOf('import log');
    expect(lines[line]).toBe(lines[source.split('\n').indexOf('log.add(light=1)')]);
    expect(lines[line]).toBeDefined();
  });

  it('says global for a variable that the rest of the program uses too', () => {
    const define = block('functions_define', {
      fields: { NAME: 'bump', PARAMS: 'a' },
      inputs: { DO: { block: chain(set('n', number(1)), set('own', number(2)), set('a', number(3))) } },
    });
    expect(text(chain(define, set('n', number(0))), ['n', 'own', 'a'])).toContain(
      'def bump(a):\n    global n\n    n = 1\n',
    );
  });

  it('says global for several that a function sets at once, but for items of lists', () => {
    const several = block('variables_set_several', {
      fields: { NAMES: 'n, (m, l[i])' },
      inputs: { VALUE: { block: number(1) } },
    });
    const define = block('functions_define', {
      fields: { NAME: 'bump', PARAMS: '' },
      inputs: { DO: { block: several } },
    });
    const program = chain(
      define,
      set('n', number(0)),
      set('m', number(0)),
      set('l', number(0)),
      set('i', number(0)),
    );
    expect(text(program, ['n', 'm', 'l', 'i'])).toContain('def bump():\n    global n, m\n');
  });

  it('cannot be broken out of by a text, a note, a name or a series', () => {
    const evil = '"\nimport os\n#';
    const source = text(
      chain(
        block('note', { fields: { TEXT: 'a\nimport os' } }),
        block('data_print', { inputs: { VALUE: { block: block('text', { fields: { TEXT: evil } }) } } }),
        block('data_record', { fields: { NAME: evil }, inputs: { VALUE: { block: number(1) } } }),
        block('functions_call', { fields: { NAME: evil } }),
      ),
    );
    expect(source).toContain('# a\n# import os\n');
    expect(source.split('\n').filter((line) => line.startsWith('import'))).toEqual([]);
  });
});

describe('any program of blocks', () => {
  // The other blocks that only Python makes are in python-to-blocks.test.ts: their parts hold together in ways any
  // block does not.
  const isMade = (spec: BlockSpec): boolean =>
    spec.hidden !== true || ['lists_part_step', 'lists_set_part', 'variables_set_same'].includes(spec.type);
  const statements = blockCatalogue.filter(
    (spec) => spec.form === 'statement' && !/^(unknown|python|note)/.test(spec.type) && isMade(spec),
  );
  const values = blockCatalogue.filter(
    (spec) =>
      (spec.form === 'value' || spec.form === 'boolean') &&
      isMade(spec) &&
      !/^(python|text_string|lists_pair)/.test(spec.type),
  );
  // A range of one number is what "repeat" is made of.
  const names = ['a', 'b', 'temp'];

  const fieldOf = (spec: FieldSpec, name: string): fc.Arbitrary<FieldState> => {
    switch (spec.kind) {
      case 'choice':
      case 'picture':
        return fc.constantFrom(...spec.options);
      case 'leds':
        return fc
          .array(fc.integer({ min: 0, max: 99999 }), { minLength: 5, maxLength: 5 })
          .map((rows) => rows.map((row) => String(row).padStart(5, '0')).join(':'));
      case 'variable':
        return fc.constantFrom(...names).map((id) => ({ id }));
      case 'number':
        return fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(0.5, -2.25, 3.125));
      case 'series':
        return fc.constantFrom('temperature', 'x', 'luce 2');
      case 'name':
        return name === 'NAMES' ? fc.constantFrom('a, b', 'a, temp') : fc.constant('blink');
      case 'piece':
        return pieceOf(spec.piece);
      case 'text':
      case 'code':
        return fc.string({ maxLength: 8 });
    }
  };
  const pieceOf = (piece: Extract<FieldSpec, { kind: 'piece' }>['piece']): fc.Arbitrary<string> => {
    switch (piece) {
      case 'parameters':
        return fc.constantFrom('', 'p', 'p, q', 'p=1', '*p, **q', 'p, *, q="a b"');
      case 'bases':
        return fc.constantFrom('', 'Lamp', 'Lamp, kind=3');
      case 'targets':
        return fc.constantFrom('a, b', '(a, b), temp', 'a, *b');
      case 'error':
        return fc.constantFrom('', 'ValueError', '(OSError, ValueError) as problem');
      case 'number':
        return fc.constantFrom('0x10', '1e3', '1.50', '0b11');
      case 'called':
        return fc.constantFrom('blink', 'math.fmod', 'random.shuffle');
    }
  };
  const growth = (spec: BlockSpec): fc.Arbitrary<BlockState['extraState']> => {
    if (spec.grows === 'branches') {
      return fc
        .record({ elseIfs: fc.integer({ min: 0, max: 2 }), hasElse: fc.boolean() })
        .map(({ elseIfs, hasElse }) =>
          elseIfs === 0 && !hasElse
            ? undefined
            : { ...(elseIfs > 0 ? { elseIfs } : {}), ...(hasElse ? { hasElse } : {}) },
        );
    }
    if (spec.grows === undefined) return fc.constant(undefined);
    if (spec.grows === 'ending') return fc.constantFrom(undefined, undefined, { hasElse: true });
    if (spec.grows === 'handlers')
      return fc.constantFrom(
        undefined,
        { hasElse: true },
        { hasFinally: true },
        { handlers: 0, hasFinally: true },
        { handlers: 2, hasElse: true, hasFinally: true },
        { handlers: 3 },
      );
    return fc.integer({ min: 0, max: 3 }).map((items) => (items === 0 ? undefined : { items }));
  };
  const inputNames = (spec: BlockSpec, extra: BlockState['extraState']): string[] => {
    if (spec.grows === 'branches') {
      const elseIfs = extra?.elseIfs ?? 0;
      return [
        ...Array.from({ length: elseIfs + 1 }, (_, n) => [`IF${String(n)}`, `DO${String(n)}`]).flat(),
        ...(extra?.hasElse === true ? ['ELSE'] : []),
      ];
    }
    const own = Object.keys(spec.inputs ?? {});
    const more = [
      ...(extra?.hasElse === true ? ['ELSE'] : []),
      ...(extra?.hasFinally === true ? ['FINALLY'] : []),
    ];
    if (spec.grows === 'handlers')
      return [
        'DO',
        ...Array.from({ length: extra?.handlers ?? 1 }, (_, n) => numbered('EXCEPT', n)),
        ...more,
      ];
    if (spec.grows === 'ending') return [...own, ...more];
    if (spec.grows !== undefined)
      return [...own, ...Array.from({ length: extra?.items ?? 0 }, (_, n) => `ADD${String(n)}`)];
    return own;
  };
  const fieldsOf = (spec: BlockSpec, extra: BlockState['extraState']): [string, FieldSpec][] => {
    if (spec.grows !== 'handlers') return Object.entries(spec.fields ?? {});
    const count = extra?.handlers ?? 1;
    const named: FieldSpec = {
      kind: 'choice',
      options: ['OSError', 'ValueError as problem'],
      labels: 'value',
    };
    const last: FieldSpec = { kind: 'piece', piece: 'error', value: '' };
    return Array.from({ length: count }, (_, n) => [numbered('ERROR', n), n === count - 1 ? last : named]);
  };
  const make = (spec: BlockSpec, depth: number): fc.Arbitrary<BlockState> =>
    growth(spec).chain((extraState) =>
      fc
        .tuple(
          fc.record(
            Object.fromEntries(
              fieldsOf(spec, extraState).map(([name, field]) => [name, fieldOf(field, name)]),
            ),
          ),
          fc.record(
            Object.fromEntries(
              inputNames(spec, extraState).map((name) => [
                name,
                spec.type === 'lists_dictionary' ? pair(depth) : input(spec, name, depth),
              ]),
            ),
          ),
        )
        .map(([fields, inputs]) => {
          const filled = Object.fromEntries(
            Object.entries(inputs).filter(([, held]) => held !== undefined),
          ) as Record<string, ConnectionState>;
          return {
            type: spec.type,
            id: '',
            ...(extraState === undefined ? {} : { extraState }),
            ...(Object.keys(fields).length === 0 ? {} : { fields }),
            ...(Object.keys(filled).length === 0 ? {} : { inputs: filled }),
          };
        }),
    );
  const pair = (depth: number): fc.Arbitrary<ConnectionState> =>
    make(
      blockCatalogue.find((spec) => spec.type === 'lists_pair')!,
      depth,
    ).map((held) => ({ block: held }));
  const leaves = values.filter(
    (spec) => Object.keys(spec.inputs ?? {}).length === 0 && spec.grows === undefined,
  );
  const value = (depth: number): fc.Arbitrary<BlockState> =>
    fc.constantFrom(...(depth > 0 ? values : leaves)).chain((spec) => make(spec, depth - 1));
  const body = (depth: number): fc.Arbitrary<BlockState | undefined> =>
    fc
      .array(
        fc
          .constantFrom(
            ...(depth > 0
              ? statements
              : statements.filter(
                  (spec) =>
                    !Object.values(spec.inputs ?? {}).some((one) => one.kind === 'statements') &&
                    spec.grows !== 'branches',
                )),
          )
          .chain((spec) => make(spec, depth - 1)),
        { maxLength: 3 },
      )
      .map((blocks) => (blocks.length === 0 ? undefined : chain(...blocks)));
  const input = (spec: BlockSpec, name: string, depth: number): fc.Arbitrary<ConnectionState | undefined> => {
    if (inputSpec(spec, name)?.kind === 'statements')
      return body(depth).map((first) => (first === undefined ? undefined : { block: first }));
    return value(Math.min(depth, 2)).map((held) => ({ block: held }));
  };

  /** What a pupil sees: no ids, no shadows under blocks, no notes about layout. */
  const seen = (first: BlockState | undefined): unknown[] => {
    const list: unknown[] = [];
    for (let at = first; at !== undefined; at = at.next?.block) {
      const inputs = Object.fromEntries(
        Object.entries(at.inputs ?? {}).map(([name, held]) => [name, seen(held.block ?? held.shadow)]),
      );
      const { globals: _globals, ...extra } = at.extraState ?? {};
      list.push({ type: at.type, fields: at.fields ?? {}, extra, inputs });
    }
    return list;
  };
  const firstOf = (document: BlocksDocument): BlockState | undefined =>
    document.workspace.blocks.blocks[0]?.next?.block;

  /** Two ways to say one thing in blocks: their Python is the same, and is read as the other one. */
  const hasTwin = (at: BlockState): boolean => {
    const inside = (name: string): BlockState | undefined =>
      at.inputs?.[name]?.block ?? at.inputs?.[name]?.shadow;
    const is = (name: string, ...types: readonly string[]): boolean =>
      types.includes(inside(name)?.type ?? '');
    const isText = (one: BlockState | undefined): boolean =>
      one?.type === 'text' || one?.type === 'text_join';
    const operator = at.fields?.['OP'];
    switch (at.type) {
      case 'screen_show':
        return is('VALUE', 'image_leds', 'image_icon');
      case 'sound_effect_play':
        return is('SOUND', 'sound_named');
      case 'image_rows':
        return is('ROWS', 'text');
      // In a program with lights in a strip.
      case 'lists_set_item':
        return is('VALUE', 'lists_tuple') && inside('VALUE')?.extraState?.items === 3;
      case 'sound_notes':
        return is('NOTES', 'sound_tune');
      case 'data_print_several':
        return at.extraState?.items === 1 || (at.extraState?.items === 2 && is('ADD0', 'text'));
      case 'loops_while':
        return is('WHILE', 'logic_boolean') && inside('WHILE')?.fields?.['VALUE'] === 'True';
      case 'maths_negative':
        return is('A', 'maths_number');
      case 'maths_arithmetic':
        if (operator === '%') return is('A', 'text');
        return operator === '+' && isText(inside('A')) && isText(inside('B'));
      default:
        return false;
    }
  };
  const anyOf = (first: BlockState | undefined, test: (one: BlockState) => boolean): boolean => {
    for (let at = first; at !== undefined; at = at.next?.block) {
      if (test(at)) return true;
      if (Object.values(at.inputs ?? {}).some((held) => anyOf(held.block ?? held.shadow, test))) return true;
    }
    return false;
  };

  it('comes back from its Python as the same blocks', () => {
    fc.assert(
      fc.property(body(3), (first) => {
        fc.pre(!anyOf(first, hasTwin));
        const document = program(first, names);
        const { source } = generatePython(document);
        const back = pythonToBlocks(source);
        expect(seen(firstOf(back)), source).toEqual(seen(first));
        expect(generatePython(back).source).toBe(source);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is sound Python and a document that can be read again', () => {
    fc.assert(
      fc.property(body(3), (first) => {
        const document = program(first, names);
        const { source, lines } = generatePython(document);
        expect(isSound(source), source).toBe(true);
        expect(lines).toHaveLength(source.split('\n').length - 1);
        const parsed = parseBlocksDocument(JSON.parse(JSON.stringify(document)));
        expect(parsed.ok && generatePython(parsed.document).source).toBe(source);
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

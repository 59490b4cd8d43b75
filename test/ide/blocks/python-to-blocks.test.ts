import { describe, expect, it } from 'vitest';
import { parseBlocksDocument, type BlockState } from '../../../ide/blocks/blocks-document.ts';
import { sameProgram } from '../../../ide/blocks/canonical-python.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { blocksAlone } from './blocks-alone.ts';
import { broken, otherStyle, ownStyle } from './programs.ts';
import fc from '../../property.ts';

const there = (source: string): string => generatePython(pythonToBlocks(source)).source;

function types(source: string): string[] {
  const found: string[] = [];
  const visit = (first: BlockState | undefined): void => {
    for (let block = first; block !== undefined; block = block.next?.block) {
      found.push(block.type);
      for (const held of Object.values(block.inputs ?? {})) visit(held.block ?? held.shadow);
    }
  };
  for (const stack of pythonToBlocks(source).workspace.blocks.blocks) visit(stack);
  return found;
}

describe('Python in our own style', () => {
  it.each(Object.entries(ownStyle))('comes back letter by letter: %s', (_, source) => {
    expect(there(source)).toBe(source);
  });

  it.each(Object.entries(ownStyle))('makes a document that can be read again: %s', (_, source) => {
    const document = pythonToBlocks(source);
    const result = parseBlocksDocument(JSON.parse(JSON.stringify(document)));
    expect(result).toEqual({ ok: true, document, problems: [] });
  });

  it('becomes blocks and not Python text where there are blocks for it', () => {
    for (const name of [
      'an alarm',
      'a chain of elif',
      'a range check',
      'loops of every kind',
      'a text put together',
      'pins and lists',
      'logic and precedence',
      'functions with and without parameters',
    ]) {
      expect(types(ownStyle[name] ?? ''), name).not.toContain('python_statement');
      expect(types(ownStyle[name] ?? ''), name).not.toContain('python_value');
    }
  });

  it('reads numbers with nothing behind their point', () => {
    expect(types('x = 5. + 2.e3\nif x > 1.: y = 3.14 / 2.\n')).not.toContain('python_statement');
    expect(there('x = 5. + 2.e3\n')).toBe('x = 5. + 2.e3\n');
  });

  it('reads items that change places', () => {
    const swap = 'a[i], a[i + 1] = a[i + 1], a[i]\n';
    expect(types(swap)).toContain('variables_set_several');
    expect(there(swap)).toBe(swap);
    for (const other of ['a[1:2], b = c\n', 'a, b["x"] = c\n']) expect(there(other)).toBe(other);
  });

  it('reads texts one behind the other as one, wherever a text may stand', () => {
    expect(types('x = "a" "%d" % 1\n')).toContain('text_fill');
    expect(types('x = "a" "b" + str(1)\n')).toContain('text_join');
  });

  it('keeps the blocks of a body whose first line has a comment inside', () => {
    const source =
      'while True:\n    if (a  # one\n            or b):  # two\n        display.clear()\n    sleep(1)\n';
    expect(types(source)).toEqual(expect.arrayContaining(['loops_forever', 'python_clause', 'screen_clear']));
    expect(there(source)).toBe(source);
  });

  it('keeps a comment where it stands: behind a yield, a timed function, a long list', () => {
    for (const source of [
      'def f():\n    yield  # here\n    yield\n',
      '@run_every(s=5)\ndef f():  # here\n    a()\n',
      `x = {\n    1: "${'0'.repeat(60)}",\n    2: "${'1'.repeat(60)}",\n}  # here\n`,
    ]) {
      expect(generatePython(blocksAlone(pythonToBlocks(source))).source).toBe(source);
      expect(types(source)).not.toContain('python_statement');
    }
  });

  it('keeps a misspelled name as a variable, where a pupil can see it', () => {
    expect(types('if temp > limt:\n    pass\n')).toEqual([
      'start',
      'logic_if',
      'logic_compare',
      'variables_get',
      'variables_get',
    ]);
  });
});

describe('sound Python in another style', () => {
  it.each(Object.entries(otherStyle))('comes back as the same program: %s', (_, source) => {
    const back = there(source);
    expect(sameProgram(back, source.replaceAll('\r', ''))).toBe(true);
    expect(there(back)).toBe(back);
  });
});

describe('text that is not Python', () => {
  it.each(Object.entries(broken))('keeps every line: %s', (_, source) => {
    const lines = (text: string): string[] => text.split('\n').map((line) => line.trimEnd());
    expect(lines(there(source)).filter(Boolean)).toEqual(lines(source).filter(Boolean));
  });

  it('stays text only where it is broken', () => {
    const found = types(broken['a missing colon'] ?? '');
    expect(found).toContain('variables_set');
    expect(found).toContain('screen_show');
    expect(found.filter((type) => type === 'python_statement')).toHaveLength(1);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...'if else: elif while True: for x in range( ) def f(a): return 1 "a" \'b\' """ # note \n \n     \t , : = == < + - * ** ( ) [ ] { } . not and or lambda import music print sleep(5) display.show( Image.HAPPY x y limit temperature() pass break try: except: with class \\ ; @ ~ in is None 0x1F 1.5 é'.split(
      ' ',
    ),
    '\n',
    '\n    ',
    '\n        ',
    ' ',
  );
  const nonBlank = (text: string): string => text.replace(/\s+/g, '');

  it('opens as blocks and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const source = parts.join(' ');
        const back = there(source);
        expect(
          sameProgram(back, source) || nonBlank(back) === nonBlank(source),
          JSON.stringify([source, back]),
        ).toBe(true);
      }),
      { numRuns: 400, seed: 20 },
    );
  });

  it('opens as blocks whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (source) => {
        const document = pythonToBlocks(source);
        expect(parseBlocksDocument(JSON.parse(JSON.stringify(document))).ok).toBe(true);
        generatePython(document);
      }),
      { numRuns: 200, seed: 21 },
    );
  });

  it('opens as blocks when it is nested beyond all reason, or very long', () => {
    const nested = `x = ${'('.repeat(5000)}1${')'.repeat(5000)}\n`;
    const sum = `x = ${Array.from({ length: 3000 }, () => 'a').join(' + ')}\n`;
    const deep =
      Array.from({ length: 60 }, (_, n) => `${'    '.repeat(n)}if a:\n`).join('') +
      `${'    '.repeat(60)}b = 1\n`;
    const long = 'sleep(5)\n'.repeat(4000);
    for (const source of [nested, sum, deep, long]) {
      const document = pythonToBlocks(source);
      expect(parseBlocksDocument(document).ok).toBe(true);
      expect(nonBlank(generatePython(document).source)).toBe(nonBlank(source));
    }
  });
});

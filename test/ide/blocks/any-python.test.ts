import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseBlocksDocument } from '../../../ide/blocks/blocks-document.ts';
import { sameProgram } from '../../../ide/blocks/canonical-python.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { isSound } from '../../../ide/blocks/sound-python.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { itWith, python3Path } from '../../tools.ts';
import { blocksAlone } from './blocks-alone.ts';
import { compareTrees } from './compare-trees.ts';
import { edited, edits } from './edit-blocks.ts';
import { pythonPrograms } from './python-programs.ts';

/** What the blocks of a program say, whatever its text was. */
const there = (source: string): string => generatePython(blocksAlone(pythonToBlocks(source))).source;

describe('any Python program, however it is formatted', () => {
  it('comes back as the same program, and from there as the same blocks', () => {
    fc.assert(
      fc.property(pythonPrograms, (source) => {
        const document = pythonToBlocks(source);
        const back = there(source);
        expect(generatePython(document).source).toBe(source);
        expect(parseBlocksDocument(JSON.parse(JSON.stringify(document)))).toEqual({
          ok: true,
          document,
          problems: [],
        });
        expect(sameProgram(back, source), back).toBe(true);
        expect(there(back)).toBe(back);
      }),
      { numRuns: 250, seed: 4 },
    );
  });

  it('says what its blocks say once they are edited, in the words of its author where they still stand', () => {
    fc.assert(
      fc.property(pythonPrograms, edits, (source, changes) => {
        const document = edited(pythonToBlocks(source), changes);
        const { source: text, lines } = generatePython(document);
        const { source: alone } = generatePython(blocksAlone(document));
        // A decorator that lost its function is no Python, and stays the text it is.
        if (!isSound(alone)) return;
        expect(there(text)).toBe(there(alone));
        expect(lines.length).toBeGreaterThanOrEqual(text.split(/\r\n?|\n/).length - 1);
      }),
      { numRuns: 250, seed: 6 },
    );
  });

  itWith(['python3'], 'is the same syntax tree to Python itself', () => {
    const pairs = fc
      .sample(pythonPrograms, { numRuns: 400, seed: 5 })
      .map((source) => [source, source, there(source)] as const);
    expect(compareTrees(python3Path ?? '', pairs)).toEqual([]);
    // A generator that makes nothing Python takes would prove nothing.
    const sound = spawnSync(python3Path ?? '', ['-X', 'utf8', '-c', countSound], {
      input: JSON.stringify(pairs.map(([source]) => source)),
      encoding: 'utf8',
    });
    expect(Number(sound.stdout) / pairs.length).toBeGreaterThan(0.8);
  });
});

const countSound = `
import ast, json, sys
n = 0
for text in json.load(sys.stdin):
    try:
        ast.parse(text)
        n += 1
    except Exception:
        pass
print(n)
`;
import fc from '../../property.ts';

const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n') + '\n';

/** Programs that nobody writes by hand. */
const hostile: Readonly<Record<string, string>> = {
  '10,000 lines': lines(10_000, (n) => `x${String(n % 40)} = ${String(n)}  # ${String(n)}`),
  '2,500 lines of functions': lines(1250, (n) => `def f${String(n)}():\n    return ${String(n)}`),
  '2,900 decorators': `${'@d\n'.repeat(2900)}def f():\n    pass\n`,
  '10,000 brackets': `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}\n`,
  '10,000 lists': `x = ${'['.repeat(10_000)}1${']'.repeat(10_000)}\n`,
  '190 lists': `x = ${'['.repeat(190)}1${']'.repeat(190)}\n`,
  '10,000 open brackets': '('.repeat(10_000),
  '10,000 levels of if': lines(10_000, (n) => `${' '.repeat(n % 1000)}if a:`),
  '300 levels of if': `${lines(300, (n) => `${' '.repeat(n)}if a:`)}${' '.repeat(300)}b = 1\n`,
  '10,000 times not': `x = ${'not '.repeat(10_000)}a\n`,
  '1,000 times not': `x = ${'not '.repeat(1000)}a\n`,
  '10,000 times and': `x = ${'a and '.repeat(10_000)}a\n`,
  '10,000 minus signs': `x = ${'-'.repeat(10_000)}a\n`,
  '10,000 dots': `x = a${'.b'.repeat(10_000)}\n`,
  '1,000 dots': `x = a${'.b'.repeat(1000)}\n`,
  '10,000 lambdas': `x = ${'lambda: '.repeat(10_000)}1\n`,
  '5,000 times elif': `if a:\n    b()\n${'elif a:\n    b()\n'.repeat(5000)}`,
  'a line of three million letters': `x = "${'a'.repeat(3_000_000)}"\n`,
  'three million letters in lines': lines(30_000, () => 'a'.repeat(100)),
  '5,001 times three quotes': '"""\n'.repeat(5001),
  'null bytes': 'x = 1\nname = "a\0b"\n\0\nprint(x)\n\0',
  'a byte order mark in the middle': 'x = 1\n\uFEFFy = 2\n',
  'control characters': 'x = "\u0001\u0007\u001b[31m"\ny\u0008 = 2\n# \u0000 \u007f\nz = 3\n',
  'text from right to left':
    'x = "\u202eelif os.remove\u202c"  # \u2066safe\u2069\nif x: # \u202e } return\n    pass\n',
  'separators that other languages take for line ends':
    'x = "a\u2028b\u2029c\u0085d"\n# e\u2028f\ny = 2\u000b\n',
  'halves of characters': 'x = "\ud800"\n# \udfff\ny = 1\n',
  'truncated UTF-8': new TextDecoder().decode(Uint8Array.from([...Buffer.from('print("perch'), 0xc3])),
  'names that belong to objects':
    '__proto__ = 1\nconstructor = 2\ntoString = __proto__\nhasOwnProperty(valueOf)\n',
  'names that collide with ours':
    'start = 1\nb1 = start\nHOLE_A = b1\nHOLE_LIST.append(HOLE_VALUE)\nx_2 = x\ndef HOLE():\n    pass\n',
  nothing: '',
  'only blank lines': '\n\n \n\t\n',
  'only a note without an end': '# hello',
};

describe('text that means harm', () => {
  it.each(Object.entries(hostile))('becomes blocks with nothing lost: %s', (name, source) => {
    const document = pythonToBlocks(source);
    expect(generatePython(document).source).toBe(source.replace(/^\uFEFF/, ''));
    const back = generatePython(blocksAlone(document)).source;
    const ink = (text: string): string => text.replace(/[ \t\n\f\r]+/g, '');
    expect(ink(back) === ink(source.replace(/^\uFEFF/, '')) || sameProgram(back, source)).toBe(true);
    // A document can be stored and sent, whatever is in it.
    const copy: unknown = structuredClone(JSON.parse(JSON.stringify(document)));
    const result = parseBlocksDocument(copy);
    // The one thing refused, by its name: a single line that is longer than a document may hold.
    if (name === 'a line of three million letters')
      expect(result).toMatchObject({ ok: false, problem: { code: 'too-long' } });
    else expect(result.ok).toBe(true);
  });
});

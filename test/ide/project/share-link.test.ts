import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../ide/project/crc32.ts';
import { shareDictionary } from '../../../ide/project/share-dictionary.ts';
import {
  baseOf,
  linkLimit,
  makeLink,
  payloadOfLink,
  readPayload,
  type SharedProgram,
} from '../../../ide/project/share-link.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { parseBlocksDocument } from '../../../ide/blocks/blocks-document.ts';
import fc from '../../property.ts';

const source = 'from microbit import *\n\nwhile True:\n    display.show(Image.HEART)\n    sleep(500)\n';
const program: SharedProgram = { name: 'Cuore', editor: 'python', files: { 'main.py': source } };

function payload(one: SharedProgram = program): string {
  const made = makeLink(one, 'https://example.org/');
  if (!made.ok) throw new Error(made.problem.code);
  return payloadOfLink(made.value.link);
}

/** What a link of these contents would be if somebody made it by hand: check and length are right. */
function forged(contents: Uint8Array, version = '1'): string {
  const packed = deflateRawSync(contents);
  const length: number[] = [];
  let rest = packed.length;
  for (; rest >= 0x80; rest >>>= 7) length.push((rest & 0x7f) | 0x80);
  const body = Buffer.from([...length, rest, ...packed]);
  const check = Buffer.alloc(4);
  check.writeUInt32LE(crc32(body));
  return version + Buffer.concat([check, body]).toString('base64url');
}

function contents(kind: number, name: string, files: readonly (readonly [string, string])[]): Uint8Array {
  const text = (value: string): number[] => {
    const bytes = [...Buffer.from(value)];
    return [(bytes.length & 0x7f) | 0x80, bytes.length >>> 7, ...bytes];
  };
  return Uint8Array.from([
    kind,
    ...text(name),
    files.length,
    ...files.flatMap(([file, value]) => [...text(file), ...text(value)]),
  ]);
}

const problemOf = (given: string): unknown => {
  const read = readPayload(given);
  return read.ok ? 'opens' : read.problem;
};

describe('a program in a link', () => {
  it('is the same program on the other side, in every alphabet', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.dictionary(fc.stringMatching(/^[a-zàèьд]{1,8}$/), fc.string({ unit: 'binary' }), { maxKeys: 3 }),
        fc.constantFrom('blocks', 'python'),
        (text, others, editor) => {
          const files: Record<string, string> = { 'main.py': text };
          for (const [name, other] of Object.entries(others)) files[`${name}.py`] = other;
          expect(readPayload(payload({ name: 'Ciao 🦊', editor: editor as 'blocks', files }))).toEqual({
            ok: true,
            value: { name: 'Ciao 🦊', editor, files },
          });
        },
      ),
    );
  });

  it('is only letters that chats leave alone, and ends with no sign that they cut', () => {
    for (const text of ['', 'x', source, 'ж'.repeat(500)]) {
      expect(payload({ ...program, files: { 'main.py': text } })).toMatch(/^1[A-Za-z0-9_-]+$/);
    }
  });

  it('starts with the address it is made at, wherever that is', () => {
    expect(baseOf('https://school.example/app/?x=1#/project/3')).toBe('https://school.example/app/');
    expect(baseOf('file:///C:/pensabit/index.html#/')).toBe('file:///C:/pensabit/index.html');
    const made = makeLink(program, 'http://10.0.0.7:5190/#/project/1');
    expect(made.ok && made.value.link).toMatch(/^http:\/\/10\.0\.0\.7:5190\/#\/open\/1/);
  });

  it('brings its blocks along as they lay, without ids, and leaves them behind where there is no room', () => {
    const blocks = pythonToBlocks('x = 1\nwhile x < 5:\n    x += 1\n    print(x)\n');
    const files = { 'main.py': generatePython(blocks).source };
    const one: SharedProgram = { name: 'x', editor: 'blocks', files, blocks };
    const read = readPayload(payload(one));
    const parsed = parseBlocksDocument(read.ok ? read.value.blocks : undefined);
    expect(parsed.ok && generatePython(parsed.document).source).toBe(files['main.py']);
    const full = makeLink(one, 'https://example.org/');
    const short = makeLink(one, 'https://example.org/', full.ok ? full.value.link.length - 1 : 0);
    expect([full, short]).toMatchObject([{ value: { withBlocks: true } }, { value: { withBlocks: false } }]);
  });

  it('is refused with its length when nothing carries it', () => {
    const noise = Array.from({ length: 8000 }, (_, index) => Math.imul(index, 2654435761) >>> 0).join();
    const made = makeLink({ ...program, files: { 'main.py': noise } }, 'https://example.org/');
    expect(made).toMatchObject({ ok: false, problem: { code: 'too-big', limit: linkLimit } });
    expect(!made.ok && made.problem.code === 'too-big' && made.problem.length).toBeGreaterThan(linkLimit);
  });

  it('never changes its dictionary: links that were given away point into it', () => {
    expect(createHash('sha256').update(shareDictionary).digest('hex').slice(0, 16)).toBe('00cb1f63715efbc4');
    expect(readPayload('18dQj1xBjYHUuBWY1RoZAXNaTbTsA')).toEqual({ ok: true, value: program });
  });

  it('that is cut off anywhere says so, and never opens as something else', () => {
    const whole = payload();
    for (let length = 0; length < whole.length; length++) {
      expect(problemOf(whole.slice(0, length)), String(length)).toEqual({ code: 'cut' });
    }
  });

  it('with any letter changed is damaged or, at its first, newer', () => {
    const whole = payload();
    for (let at = 0; at < whole.length - 1; at++) {
      for (const letter of ['A', '_', '9']) {
        if (whole[at] === letter) continue;
        const problem = problemOf(whole.slice(0, at) + letter + whole.slice(at + 1)) as { code: string };
        expect(['damaged', 'cut', 'newer'], `${String(at)} ${letter}`).toContain(problem.code);
      }
    }
  });

  it('opens in spite of what mail and chats do to it', () => {
    const whole = payload();
    const broken = `${whole.slice(0, 30)}\r\n ${whole.slice(30)}`;
    const quotedMail = `${whole.slice(0, 30)}=\r\n> ${whole.slice(30, 50)}=\n>> ${whole.slice(50)}`;
    const unseen = `${whole.slice(0, 30)}\u200b${whole.slice(30, 50)}\u00ad${whole.slice(50)}`;
    for (const given of [
      quotedMail,
      unseen,
      `${whole}> and tell me`,
      `${whole}&data=05%7C02`,
      `${whole}%22 target`,
    ]) {
      expect(readPayload(given), given.slice(-40)).toEqual({ ok: true, value: program });
    }
    for (const given of [`${whole}).`, `${whole}%20`, broken, whole.replaceAll('-', '%2D'), `${whole}>>`]) {
      expect(readPayload(given)).toEqual({ ok: true, value: program });
    }
    expect(payloadOfLink(` https://example.org/#/open/${whole}\n`)).toBe(whole);
  });

  it.each([
    ['of a later format', forged(contents(0, 'x', [['', 'x']]), '2'), 'newer'],
    ['of a later kind', forged(contents(64, 'x', [['', 'x']])), 'newer'],
    ['of 10 MB', `1${'A'.repeat(10_000_000)}`, 'too-big'],
    ['that unpacks to 40 MB', forged(new Uint8Array(40_000_000)), 'too-big'],
    ['that is no base64', '1***', 'cut'],
    ['with a sign in the middle', `1AAAA!${'A'.repeat(40)}`, 'damaged'],
    ['without a program', forged(contents(0, 'x', [['other.py', 'x']])), 'damaged'],
    [
      'with one file twice',
      forged(
        contents(0, 'x', [
          ['', 'x'],
          ['main.py', 'y'],
        ]),
      ),
      'damaged',
    ],
    ['with nothing in it', forged(new Uint8Array(0)), 'damaged'],
    ['that promises more than it holds', forged(Uint8Array.of(0, 0xff, 0x7f)), 'damaged'],
    ['that is just words', 'hello', 'damaged'],
    ['that begins with other signs', '%E0%A4%A/x/__proto__', 'damaged'],
  ])('%s says so', (_, given, code) => {
    expect(problemOf(given)).toEqual({ code });
  });

  it.each([
    '../main.py',
    '/etc/x.py',
    'C:x.py',
    'a\\b.py',
    '__proto__',
    'constructor',
    'con.py',
    'a\u202ey.py',
    'a\0.py',
    '..',
  ])('with a file called %j is refused, both ways', (name) => {
    expect(
      problemOf(
        forged(
          contents(0, 'x', [
            ['', 'x'],
            [name, 'evil'],
          ]),
        ),
      ),
    ).toEqual({
      code: 'unsafe-name',
      name,
    });
    const files = Object.fromEntries([
      ['main.py', ''],
      [name, ''],
    ]);
    expect(makeLink({ ...program, files }, 'https://example.org/')).toMatchObject({ ok: false });
  });

  it('keeps hostile words as they are, and what is not seen out of the name', () => {
    const name = '<img src=x onerror=alert(1)>\u202e\u0007' + 'x'.repeat(200);
    const read = readPayload(forged(contents(0, name, [['', '</script>\u202e\u0000']])));
    expect(read).toMatchObject({ ok: true, value: { files: { 'main.py': '</script>\u202e\u0000' } } });
    expect(read.ok && read.value.name).toMatch(/^<img src=x onerror=alert\(1\)> x{51}$/);
  });

  it('opens with blocks that are no JSON as the program alone', () => {
    const read = readPayload(forged(Uint8Array.from([...contents(3, 'x', [['', source]]), 0x7b, 0xff])));
    expect(read).toEqual({ ok: true, value: { name: 'x', editor: 'blocks', files: { 'main.py': source } } });
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (given) => void readPayload(`1${given}`)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readPayload(forged(bytes))));
  });
});

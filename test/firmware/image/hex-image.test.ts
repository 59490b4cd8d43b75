import { MicropythonFsHex } from '@microbit/microbit-fs';
import { separateUniversalHex } from '@microbit/microbit-universal-hex';
import { describe, expect, it } from 'vitest';
import { flashImageFromHex, programFromHex } from '../../../firmware/image/hex-contents.ts';
import { createHexImage, type HexImage, type HexTarget } from '../../../firmware/image/hex-image.ts';
import { parseHex } from '../../../firmware/image/intel-hex.ts';
import { imagesEqual, readImage, type MemoryImage } from '../../../firmware/image/memory-image.ts';
import { programFromSource, type Program } from '../../../firmware/program.ts';
import type { BoardGeneration } from '../../../firmware/runtimes/manifest.ts';
import { describeWith, v1Runtimes, v2Runtime } from '../../tools.ts';
import {
  hexText,
  syntheticV1,
  syntheticV1Version,
  syntheticV2,
  syntheticV2Version,
} from './synthetic-runtimes.ts';
import fc from '../../property.ts';

const targets: readonly HexTarget[] = ['v1', 'v2', 'universal'];
const boardIds = { v1: 0x9900, v2: 0x9903 } as const;

function prepared(runtimes: Partial<Record<BoardGeneration, string>>): HexImage {
  const image = createHexImage(runtimes);
  if (!image.ok) throw new Error(JSON.stringify(image.problem));
  return image.value;
}

function built(image: HexImage, program: Program, target: HexTarget): string {
  const hex = image.build(program, target);
  if (!hex.ok) throw new Error(JSON.stringify(hex.problem));
  return hex.value.hex;
}

function decoded(hex: string, board?: BoardGeneration): MemoryImage {
  const parsed = parseHex(hex);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  const part = parsed.value.parts.find((one) => one.boardId === (board && boardIds[board]));
  if (!part) throw new Error('no such part');
  return part.image;
}

/** What microbit-fs itself makes of a program, the slow way. */
function reference(runtimes: Record<BoardGeneration, string>, program: Program, target: HexTarget): string {
  const hex = new MicropythonFsHex([
    { hex: runtimes.v1, boardId: boardIds.v1 },
    { hex: runtimes.v2, boardId: boardIds.v2 },
  ]);
  for (const [name, content] of program.files) hex.write(name, content);
  return target === 'universal' ? hex.getUniversalHex() : hex.getIntelHex(boardIds[target]);
}

function filesOf(...files: readonly (readonly [name: string, content: string | number])[]): Program {
  const bytes = (content: string | number): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content).fill(0x61);
  return { files: new Map(files.map(([name, content]) => [name, bytes(content)])) };
}

const synthetic = { v1: hexText(syntheticV1()), v2: hexText(syntheticV2()) };
const image = prepared(synthetic);

const someFiles = fc
  .array(
    fc.tuple(
      fc.stringMatching(/^[a-zà-ü_]{1,12}\.(py|txt|csv)$/),
      fc.uint8Array({ maxLength: 900, minLength: 1 }),
    ),
    {
      maxLength: 5,
    },
  )
  .map((files): Program => ({ files: new Map([['main.py', Uint8Array.of(0x61)], ...files]) }));

describe('createHexImage', () => {
  it('reads versions and limits from the layout of both boards', () => {
    expect(image.boards).toEqual(['v1', 'v2']);
    expect(image.version('v1')).toBe(syntheticV1Version);
    expect(image.version('v2')).toBe(syntheticV2Version);
    expect(targets.map((target) => image.limitBytes(target))).toEqual([28 * 1024, 20 * 1024, 20 * 1024]);
  });

  it('works with one board and says which other is missing', () => {
    const alone = prepared({ v1: synthetic.v1 });
    expect(alone.build(programFromSource('x'), 'v1').ok).toBe(true);
    expect(alone.build(programFromSource('x'), 'universal')).toEqual({
      ok: false,
      problem: { code: 'missing-runtime', boards: ['v2'] },
    });
    expect(alone.limitBytes('v2')).toBeUndefined();
  });

  it('refuses what is not MicroPython, is for the other board, or is broken', () => {
    const blank = hexText([{ address: 0, bytes: new Uint8Array(64) }]);
    expect(createHexImage({ v1: blank })).toEqual({
      ok: false,
      problem: { board: 'v1', problem: { code: 'not-micropython' } },
    });
    expect(createHexImage({ v1: synthetic.v2 })).toEqual({
      ok: false,
      problem: { board: 'v1', problem: { code: 'wrong-board', wanted: 'v1', found: ['v2'] } },
    });
    expect(createHexImage({ v2: synthetic.v2.slice(0, 5000) })).toMatchObject({
      problem: { problem: { code: 'cut-file' } },
    });
  });

  it('leaves out files that the given runtime already holds', () => {
    const used = prepared({ v1: built(image, filesOf(['main.py', 'old'], ['old.py', 'old']), 'v1') });
    expect(built(used, programFromSource('new'), 'v1')).toBe(built(image, programFromSource('new'), 'v1'));
  });
});

describe.each(targets)('a %s hex', (target) => {
  it('decodes to the image that microbit-fs makes, for any program', () => {
    fc.assert(
      fc.property(someFiles, (program) => {
        const ours = built(image, program, target);
        expect(ours === reference(synthetic, program, target)).toBe(true);
      }),
      { numRuns: 3 },
    );
  });

  it('gives its files back', () => {
    fc.assert(
      fc.property(someFiles, (program) => {
        const back = programFromHex(built(image, program, target));
        expect(back.ok && [...back.value.program.files].sort()).toEqual([...program.files].sort());
      }),
      { numRuns: 20 },
    );
  });

  it('does not remember the program before', () => {
    const fresh = built(prepared(synthetic), programFromSource('short'), target);
    built(image, filesOf(['main.py', 9000], ['b.py', 'b']), target);
    expect(built(image, programFromSource('short'), target)).toBe(fresh);
  });

  it('holds an empty file as the board stores it: a chunk whose end is where its content begins', () => {
    const program = filesOf(['main.py', ''], ['empty.txt', ''], ['full.txt', 'full']);
    const hex = built(image, program, target);
    const back = programFromHex(hex);
    expect(back.ok && back.value.program.files).toEqual(program.files);
    const board = target === 'v2' ? 'v2' : 'v1';
    const flash = flashImageFromHex(hex, board);
    const start = board === 'v1' ? 0x38800 : 0x6d000;
    expect(flash.ok && [...flash.value.flash.slice(start, start + 11)]).toEqual([
      0xfe,
      9,
      7,
      ...new TextEncoder().encode('main.py'),
      0xff,
    ]);
  });

  it('takes files up to the last chunk, and one byte more is refused with the numbers', () => {
    const limit = image.limitBytes(target) ?? 0;
    // 126 bytes of each chunk of 128 hold header and content, and the last byte must stay free.
    const most = (limit / 128) * 126 - 'main.py'.length - 2 - 1;
    const hex = image.build(filesOf(['main.py', most]), target);
    expect(hex).toMatchObject({ ok: true, value: { usedBytes: limit, limitBytes: limit } });
    expect(image.build(filesOf(['main.py', most + 1]), target)).toEqual({
      ok: false,
      problem: {
        code: 'too-big',
        board: target === 'v1' ? 'v1' : 'v2',
        usedBytes: limit + 128,
        limitBytes: limit,
        files: [{ name: 'main.py', bytes: most + 1, storedBytes: limit + 128 }],
      },
    });
  });

  it('says what is missing when there is no main.py', () => {
    expect(image.build(filesOf(['other.py', 'x']), target)).toEqual({
      ok: false,
      problem: { code: 'no-main', files: ['other.py'] },
    });
  });

  it.each([
    ['', 'empty', 0],
    ['è'.repeat(61), 'too-long', 122],
    ['a\0b', 'not-text', 3],
    ['\uD800', 'not-text', 3],
    ['__proto__', 'reserved', 9],
    ['hasOwnProperty', 'reserved', 14],
  ])('refuses the file name %j: %s', (name, reason, bytes) => {
    expect(image.build(filesOf(['main.py', 'x'], [name, 'x']), target)).toEqual({
      ok: false,
      problem: { code: 'bad-file-name', name, reason, bytes, limit: 120 },
    });
  });

  it('takes a name of exactly 120 bytes', () => {
    const program = filesOf(['main.py', 'x'], ['è'.repeat(60), 'y']);
    const back = programFromHex(built(image, program, target));
    expect(back.ok && back.value.program.files).toEqual(program.files);
  });
});

describe('a universal hex', () => {
  const hex = built(image, filesOf(['main.py', 5000]), 'universal');
  const records = hex.trimEnd().split('\n');
  const typeOf = (record: string): number => parseInt(record.slice(7, 9), 16);

  it('separates into the hexes of each board', () => {
    const program = filesOf(['main.py', 5000]);
    for (const half of separateUniversalHex(hex)) {
      const board = half.boardId === boardIds.v1 ? 'v1' : 'v2';
      expect(imagesEqual(decoded(half.hex), decoded(built(image, program, board)))).toBe(true);
      expect(imagesEqual(decoded(hex, board), decoded(half.hex))).toBe(true);
    }
  });

  it('has sections that begin with address and block start and end on multiples of 512 characters', () => {
    let position = 0;
    const starts: number[] = [];
    records.forEach((record, index) => {
      if (typeOf(record) === 0x0a) {
        expect(typeOf(records[index - 1]!)).toBe(0x04);
        starts.push(position - records[index - 1]!.length - 1);
      }
      position += record.length + 1;
      if (typeOf(record) === 0x0b) expect(position % 512).toBe(0);
    });
    expect(starts).toHaveLength(2);
    expect(starts[0]).toBe(0);
    expect(starts[1]! % 512).toBe(0);
  });

  it('hides the V2 half from boards that do not know universal hexes', () => {
    const second = records.findIndex((record, index) => index > 2 && typeOf(record) === 0x0a);
    const typesIn = (part: readonly string[]): Set<number> => new Set(part.map(typeOf));
    expect(typesIn(records.slice(0, second - 1)).has(0x0d)).toBe(false);
    expect(typesIn(records.slice(second)).has(0x00)).toBe(false);
  });

  it('ends with its only end of file record', () => {
    expect(records.filter((record) => typeOf(record) === 0x01)).toEqual([':00000001FF']);
    expect(hex.endsWith('\n:00000001FF\n')).toBe(true);
  });
});

describe('programFromHex', () => {
  it('says which runtimes came with the program', () => {
    const back = programFromHex(built(image, programFromSource('x'), 'universal'));
    expect(back.ok && back.value.runtimes).toEqual([
      { board: 'v1', version: syntheticV1Version },
      { board: 'v2', version: syntheticV2Version },
    ]);
  });

  it('names the files that differ between the halves of a universal hex, and gives either half', () => {
    const hex = built(image, filesOf(['main.py', 'same'], ['data.txt', 'ABCD'.repeat(4)]), 'universal');
    // Only the V2 half has custom data records (type 0x0D); the content stays the same length.
    const line = hex.split('\n').find((one) => one.slice(7, 9) === '0D' && one.includes('41424344'))!;
    const changed = line.replace('41424344', '41424443');
    const back = programFromHex(hex.replace(line, changed));
    expect(back).toEqual({ ok: false, problem: { code: 'different-programs', files: ['data.txt'] } });
    const v1 = programFromHex(hex.replace(line, changed), 'v1');
    expect(v1.ok && new TextDecoder().decode(v1.value.program.files.get('data.txt'))).toBe('ABCD'.repeat(4));
  });

  it('reads the script that editors appended before there were files', () => {
    const script = 'display.scroll("old")';
    const bytes = Uint8Array.from([0x4d, 0x50, script.length, 0, ...new TextEncoder().encode(script)]);
    const back = programFromHex(hexText([...syntheticV1(), { address: 0x3e000, bytes }]));
    expect(back.ok && new TextDecoder().decode(back.value.program.files.get('main.py'))).toBe(script);
  });

  it('says that a runtime holds no program', () => {
    expect(programFromHex(synthetic.v1)).toEqual({ ok: false, problem: { code: 'no-files', board: 'v1' } });
    expect(programFromHex(synthetic.v2)).toEqual({ ok: false, problem: { code: 'no-files', board: 'v2' } });
  });

  it('says that a hex is not MicroPython', () => {
    expect(programFromHex(hexText([{ address: 0, bytes: new Uint8Array(4) }]))).toEqual({
      ok: false,
      problem: { code: 'not-micropython' },
    });
  });

  it('reports a file whose chunks lead nowhere', () => {
    const segments = syntheticV1();
    const chunk = new Uint8Array(128).fill(0xff);
    chunk.set([0xfe, 20, 7, ...new TextEncoder().encode('main.py')]);
    chunk[127] = 9;
    expect(programFromHex(hexText([...segments, { address: 0x38800, bytes: chunk }]))).toMatchObject({
      ok: false,
      problem: { code: 'file-system-damaged', board: 'v1' },
    });
  });
});

describe('flashImageFromHex', () => {
  it('gives the whole flash and the UICR that the hex says', () => {
    const hex = built(image, programFromSource('x'), 'universal');
    for (const board of ['v1', 'v2'] as const) {
      const flash = flashImageFromHex(hex, board);
      if (!flash.ok) throw new Error(flash.problem.code);
      expect(flash.value.flash).toHaveLength(board === 'v1' ? 0x40000 : 0x80000);
      const alone = decoded(built(image, programFromSource('x'), board));
      const { flash: bytes, uicr } = flash.value;
      expect(Buffer.compare(bytes, readImage(alone, 0, bytes.length))).toBe(0);
      expect(Buffer.compare(uicr, readImage(alone, 0x10001000, uicr.length))).toBe(0);
      expect(uicr.some((byte) => byte !== 0xff)).toBe(true);
    }
  });

  it('says for which board a hex is when it is not the one wanted', () => {
    expect(flashImageFromHex(synthetic.v2, 'v1')).toEqual({
      ok: false,
      problem: { code: 'wrong-board', wanted: 'v1', found: ['v2'] },
    });
  });
});

describeWith(['v1-runtime'], 'with the real V1 runtimes', () => {
  it.each(v1Runtimes())(
    '$runtime.id: hexes have the very text that microbit-fs writes',
    ({ hex, runtime }) => {
      const real = prepared({ v1: hex });
      expect(real.limitBytes('v1')).toBe(runtime.fileSystemBytes);
      expect(real.version('v1')).toContain(`micro:bit v${runtime.version}`);
      const program = filesOf(['main.py', 'print(1)'], ['data.csv', 4000]);
      const authority = new MicropythonFsHex(hex);
      for (const [name, content] of program.files) authority.write(name, content);
      expect(built(real, program, 'v1') === authority.getIntelHex()).toBe(true);
    },
  );
});

describeWith(['v1-runtime', 'v2-runtime'], 'with the real V2 runtime', () => {
  it.each(targets)('%s: hexes have the very text that microbit-fs writes', (target) => {
    const v2 = v2Runtime()!;
    const runtimes = { v1: v1Runtimes()[0]!.hex, v2: v2.hex };
    const real = prepared(runtimes);
    expect(real.limitBytes('v2')).toBe(v2.runtime.fileSystemBytes);
    const program = filesOf(['main.py', 'print(1)'], ['data.csv', 4000]);
    const ours = built(real, program, target);
    expect(ours === reference(runtimes, program, target)).toBe(true);
    const back = programFromHex(ours);
    expect(back.ok && back.value.program.files).toEqual(program.files);
  });
});

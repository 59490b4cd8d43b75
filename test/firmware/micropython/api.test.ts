import { describe, expect, it } from 'vitest';
import { apiClass, apiEntry, apiMember, apiMembers, api } from '../../../firmware/micropython/api.ts';
import { readApi } from '../../../firmware/micropython/read-api.ts';
import { flashImageFromHex } from '../../../firmware/image/hex-contents.ts';
import { itWith, v2Runtime } from '../../tools.ts';

describe('the notation of the API', () => {
  const entries = readApi([
    `
module fun
  # a comment
  play(tune: dict[str, int], /, times: int = 1, *, sep: str = ', ', **more: Any) -> str
  v2 play(*tunes: str)
  v2 class Thing(Base) ~ things
    (n: int, /)
    ONE TWO: int ~ things.number
    v1.1 late()
  inner class Hidden ~ hidden
    look() -> Thing
  eye: Hidden
v2 module joy = fun
`,
  ]);
  const entry = (name: string) => entries.find((one) => one.name === name);

  it('reads parameters with types, defaults and how they are given', () => {
    expect(entry('fun.play')?.signatures?.[0]).toEqual({
      parameters: [
        { name: 'tune', type: 'dict[str, int]', only: 'position' },
        { name: 'times', type: 'int', default: '1' },
        { name: 'sep', type: 'str', default: "', '", only: 'name' },
        { name: 'more', type: 'Any', only: 'names' },
      ],
      returns: 'str',
    });
    expect(entry('fun.play')?.signatures?.[1]).toEqual({
      parameters: [{ name: 'tunes', type: 'str', only: 'rest' }],
      returns: 'None',
      boards: ['v2'],
    });
    expect(entry('fun.play')?.boards).toEqual(['v1', 'v2']);
  });

  it('gives members the boards of what they are in, and words of their own or shared', () => {
    expect(entry('fun.Thing')).toMatchObject({
      kind: 'class',
      base: 'Base',
      boards: ['v2'],
      words: 'things',
    });
    expect(entry('fun.Thing')?.signatures?.[0]?.returns).toBe('Thing');
    expect(entry('fun.Thing.TWO')).toMatchObject({
      kind: 'constant',
      boards: ['v2'],
      words: 'things.number',
    });
    expect(entry('fun.Thing.late')).toMatchObject({ sinceV1: '1.1.1', words: 'things.late' });
    expect(entry('fun.eye')).toMatchObject({ kind: 'object', type: 'Hidden' });
    expect(entry('fun.Hidden')).toMatchObject({ inner: true });
  });

  it('knows a module by its other name', () => {
    expect(entry('joy.play')).toMatchObject({ boards: ['v2'], words: 'fun.play' });
  });

  it('refuses what it does not understand', () => {
    expect(() => readApi(['module x\n  what is this'])).toThrow('what is this');
  });
});

describe('the API', () => {
  it('finds the members of modules, classes and objects, inherited ones too', () => {
    expect(apiMember('microbit.pin0', 'write_digital')?.name).toBe(
      'microbit.MicroBitDigitalPin.write_digital',
    );
    expect(apiMember('microbit.pin0', 'is_touched')?.words).toBe('pin.is_touched');
    expect(apiMember('microbit.pin8', 'is_touched')).toBeUndefined();
    expect(apiEntry('microbit.display.show')?.name).toBe('microbit.MicroBitDisplay.show');
    expect(apiEntry('microbit.audio.play')?.name).toBe('audio.play');
    expect(apiMembers('microbit.Image.HEART').map(({ name }) => name)).toContain('microbit.Image.shift_left');
  });

  it('names each thing once, and only classes that it describes', () => {
    expect(new Set(api.map(({ name }) => name)).size).toBe(api.length);
    const plain = 'None Any T Callable Iterable Iterator Sequence NoReturn'.split(' ');
    const types = api.flatMap((one) => [
      one.type ?? '',
      one.base ?? '',
      ...(one.signatures ?? []).flatMap((s) => [s.returns, ...s.parameters.map(({ type }) => type)]),
    ]);
    const names = new Set(types.flatMap((type) => type.match(/[A-Za-z]\w*/g) ?? []));
    expect(
      [...names].filter((n) => apiClass(n) === undefined && !plain.includes(n) && apiEntry(n) === undefined),
    ).toEqual([]);
  });

  itWith(['v2-runtime'], 'names for V2 what the V2 runtime has among its names', () => {
    const hex = v2Runtime()?.hex ?? '';
    const image = flashImageFromHex(hex, 'v2');
    if (!image.ok) throw new Error(image.problem.code);
    const bytes = Buffer.from(image.value.flash);
    // MicroPython keeps each of its names as a hash of two bytes, the length, the name, and a zero.
    const isInterned = (name: string): boolean =>
      bytes.includes(Buffer.from(`${String.fromCharCode(name.length)}${name}\0`, 'latin1'));
    // In 1.18 the language's own modules have a u in front, and are found without it.
    const described = api.filter(
      ({ name, boards, inner }) => boards.includes('v2') && inner !== true && !name.includes('.__'),
    );
    const lacking = described
      .filter(({ name }) => !isInterned(name.slice(name.lastIndexOf('.') + 1)))
      .filter(({ name, kind }) => kind !== 'module' || !isInterned(`u${name}`))
      // One that is written in Python is kept as a file.
      .filter(({ name, kind }) => kind !== 'module' || !bytes.includes(`${name}.py\0`))
      .map(({ name }) => name);
    expect(lacking).toEqual([]);
  });
});

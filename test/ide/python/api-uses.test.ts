import { describe, expect, it } from 'vitest';
import { apiUses, unknownMembers } from '../../../ide/python/api-uses.ts';

const program = `from microbit import *
import music as m
m.play(m.ODE)
bell = Image("0")
bell.shift_left(1)
if microphone.sound_level() > 9:
    display.shw(bell)
names = ["Ada"]
names.push("Bob")
mystery.push(1)
`;

describe('what a program uses of the board', () => {
  it('is found through imports and simple assignments, with its line', () => {
    const found = apiUses(program).map(({ entry, line }) => `${String(line)} ${entry.name}`);
    expect(found).toEqual([
      '1 microbit',
      '2 music',
      '2 music',
      '3 music',
      '3 music.play',
      '3 music',
      '3 music.ODE',
      '4 microbit.Image',
      '5 microbit.Image.shift_left',
      '6 microbit.microphone',
      '6 microbit.MicroBitMicrophone.sound_level',
      '7 microbit.display',
    ]);
  });

  it('tells what only a V2 has, and where', () => {
    const v2 = apiUses(program).filter(({ entry }) => !entry.boards.includes('v1'));
    expect(v2.map(({ from, to }) => program.slice(from, to))).toEqual(['microphone', 'sound_level']);
  });

  it('does not take the pupil’s own names for the board’s', () => {
    const found = apiUses('from microbit import *\ndef sleep(x):\n    pass\nsleep(3)\nself = 3\n');
    expect(found.map(({ entry }) => entry.name)).toEqual(['microbit']);
    expect(apiUses('import music', { 'music.py': 'x = 1' })).toEqual([]);
  });

  it('tells names that the thing in front does not have', () => {
    expect(
      unknownMembers(program).map(({ owner, name, line }) => `${String(line)} ${owner.name}.${name}`),
    ).toEqual(['7 microbit.MicroBitDisplay.shw', '9 builtins.list.push']);
    expect(unknownMembers(program)[0]?.has).toContain('show');
  });
});

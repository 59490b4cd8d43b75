import { describe, expect, it } from 'vitest';
import { api } from '../../../firmware/micropython/api.ts';
import { hiddenBy, moduleHiddenByFile } from '../../../firmware/micropython/taken-names.ts';
import {
  builtinNames,
  exceptionNames,
  microbitNames,
  moduleNames,
} from '../../../lessons/checks/micropython-names.ts';

const star = { modules: ['music'], stars: ['microbit'] };

describe('names that are taken', () => {
  it('are those the program has imported, and the builtins', () => {
    expect(hiddenBy('display', star)?.name).toBe('microbit.display');
    expect(hiddenBy('display', { modules: [], stars: [] })).toBeUndefined();
    expect(hiddenBy('list', star)?.name).toBe('builtins.list');
    expect(hiddenBy('music', star)?.name).toBe('music');
    expect(hiddenBy('radio', star)).toBeUndefined();
    expect(hiddenBy('MicroBitDisplay', star)).toBeUndefined();
    expect(hiddenBy('score', star)).toBeUndefined();
  });

  it('are modules for files', () => {
    expect(moduleHiddenByFile('music.py')?.name).toBe('music');
    expect(moduleHiddenByFile('Random.py')?.name).toBe('random');
    expect(moduleHiddenByFile('helper.py')).toBeUndefined();
  });

  it('are known to those who read programs', () => {
    expect(microbitNames.has('pin_logo')).toBe(true);
    expect(microbitNames.has('MicroBitDisplay')).toBe(false);
    expect(builtinNames.has('print')).toBe(true);
    expect(builtinNames.has('OSError')).toBe(false);
    expect(builtinNames.has('TextIO')).toBe(false);
    expect(exceptionNames.has('OSError')).toBe(true);
    const modules = api.filter(({ kind, name }) => kind === 'module' && name !== 'builtins');
    expect([...moduleNames].sort()).toEqual(modules.map(({ name }) => name).sort());
  });
});

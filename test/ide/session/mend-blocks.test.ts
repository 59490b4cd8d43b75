import { describe, expect, it } from 'vitest';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { mendBlocks, mendLine } from '../../../ide/session/mend-blocks.ts';

describe('mending one line of a program of blocks', () => {
  it('changes the whole word that is meant, on its line only', () => {
    const source = 'limt_2 = limt\nlimt = 1\n';
    expect(mendLine(source, 1, { from: 'limt', to: 'limit' })).toBe('limt_2 = limit\nlimt = 1\n');
  });

  it('changes nothing when the line says something else by now', () => {
    expect(mendLine('a = 1\n', 1, { from: 'limt', to: 'limit' })).toBeUndefined();
    expect(mendLine('a = 1\n', 9, { from: 'a', to: 'b' })).toBeUndefined();
  });

  it('gives the blocks of the mended text, and their Python', () => {
    const source = 'from microbit import *\n\nlimit = 8\ndisplay.show(limt)\n';
    const mended = mendBlocks(source, pythonToBlocks(source), 4, { from: 'limt', to: 'limit' });
    expect(mended?.python).toBe('from microbit import *\n\nlimit = 8\ndisplay.show(limit)\n');
    expect(JSON.stringify(mended?.document)).toContain('variables_get');
  });
});

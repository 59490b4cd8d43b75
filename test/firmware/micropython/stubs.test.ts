import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { builtinNamesOn, stubFiles } from '../../../firmware/micropython/stubs.ts';
import { itWith, python3Path } from '../../tools.ts';

describe('stubs for a type checker', () => {
  it('say for each board what it has', () => {
    expect(stubFiles('v1').has('log.pyi')).toBe(false);
    expect(stubFiles('v2').get('log.pyi')).toContain('def add(**columns: Any) -> None: ...');
    expect(stubFiles('v1').get('microbit.pyi')).not.toContain('microphone');
    expect(stubFiles('both').get('microbit.pyi')).toContain('microphone: MicroBitMicrophone');
    // One way to make a strip on each board: an overload only where both are meant.
    expect(stubFiles('v1').get('neopixel.pyi')).not.toContain('@overload');
    expect(stubFiles('both').get('neopixel.pyi')).toContain('@overload');
  });

  it('keep what a program cannot name out of `from microbit import *`', () => {
    const all = /__all__ = (.*)/.exec(stubFiles('v1').get('microbit.pyi') ?? '')?.[1] ?? '';
    expect(all).toContain("'display'");
    expect(all).toContain("'Image'");
    expect(all).not.toContain('MicroBitDisplay');
  });

  it('tell which builtins and methods a board has', () => {
    expect(builtinNamesOn('v1').get('')?.has('memoryview')).toBe(false);
    expect(builtinNamesOn('v2').get('')?.has('memoryview')).toBe(true);
    expect(builtinNamesOn('v1').get('str')?.has('encode')).toBe(false);
    expect(builtinNamesOn('v1').get('str')?.has('title')).toBe(false);
    expect(builtinNamesOn('v1').get('')?.has('TextIO')).toBe(false);
  });

  itWith(['python3'], 'are Python, as of 3.8', () => {
    const texts = (['v1', 'v2', 'both'] as const).flatMap((board) => [...stubFiles(board).values()]);
    const check =
      'import ast, json, sys\nfor t in json.load(sys.stdin): ast.parse(t, feature_version=(3, 8))';
    const run = spawnSync(python3Path ?? '', ['-c', check], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });
});

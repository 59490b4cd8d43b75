import { describe, expect, it } from 'vitest';
import type { Program } from '../../../../firmware/program.ts';
import { nameFromUniqueId } from '../../../../ide/board/repl/friendly-name.ts';
import { installProgram } from '../../../../ide/board/repl/install-program.ts';
import { shareLine } from '../../../../ide/board/repl/shared-line.ts';
import { ScriptedMicropython } from '../../../rig/serial/scripted-micropython.ts';
import { SimulatedTime } from '../../../rig/serial/simulated-time.ts';
import { plain, programOf } from './repl-bench.ts';

/** There is no emulator of a V2: this is its dialect, spoken by a script. */
describe('bringing a program to a V2 over the raw REPL', () => {
  const setUp = (chunks?: number) => {
    const board = new ScriptedMicropython(chunks);
    const time = new SimulatedTime();
    let output = '';
    const line = shareLine(board.link, (bytes) => (output += Buffer.from(bytes).toString('utf8')));
    return {
      board,
      output: () => output,
      install: (program: Program, runtime = '2.1.2') =>
        time.during(installProgram(line, program, { timer: time.timer, expects: { model: 'v2', runtime } })),
    };
  };

  it('knows the board, its runtime and its name', async () => {
    const { board, install, output } = setUp();
    board.prints = 'ciao\r\n';
    const done = await install(programOf({ 'main.py': 'print("ciao")\n' }));
    const name = nameFromUniqueId(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    expect(done.facts).toEqual({ name, model: 'v2', runtime: '2.1.2' });
    expect(board.starts).toBe(1);
    expect(output()).toBe('ciao\r\n');
  });

  it('brings new files, changes and names of every kind, and takes stale Python files away', async () => {
    const { board, install } = setUp();
    board.files.set('vecchio.py', new Uint8Array(4));
    board.files.set('dati.csv', new Uint8Array(4));
    const long = Array.from({ length: 90 }, (_, row) => `# riga ${row}: perché\n`).join('');
    const first = programOf({
      'main.py': long,
      'perché.py': '',
      'd\'oro, e "q".txt': 'x\0\r\n',
      'b.py': 'b = 1\n',
    });
    const done = await install(first);
    expect(done.removed).toEqual(['vecchio.py']);
    const data = { 'dati.csv': '\0\0\0\0' };
    expect(plain(board.files)).toEqual({ ...plain(first.files), ...data });
    const changed = programOf({ 'main.py': long.replace('riga 45', 'RIGA 45 温度'), 'perché.py': 'x = 1\n' });
    const again = await install(changed);
    expect(again.removed).toEqual(['b.py']);
    expect(again.bytesSent).toBeLessThan(1200);
    expect(plain(board.files)['main.py']).toBe(plain(changed.files)['main.py']);
  });

  it('says before it touches anything that a program does not fit', async () => {
    const { board, install } = setUp();
    board.files.set('main.py', new Uint8Array(10));
    await expect(install(programOf({ 'main.py': '#'.repeat(20_200) }))).rejects.toMatchObject({
      code: 'program-too-big',
      values: { size: 20_608, limit: 20_480 },
    });
    expect(board.files.get('main.py')).toHaveLength(10);
  });

  it('understands a full file system that was not foreseen', async () => {
    const { install } = setUp(20);
    await expect(install(programOf({ 'main.py': '#'.repeat(4000) }))).rejects.toMatchObject({
      code: 'program-too-big',
    });
  });

  it('leaves another runtime alone', async () => {
    const { board, install } = setUp();
    await expect(install(programOf({ 'main.py': '' }), '2.0.0')).rejects.toMatchObject({
      code: 'no-micropython',
      values: { model: 'v2', runtime: '2.1.2' },
    });
    expect(board.files.size).toBe(0);
  });
});

import { afterEach, expect } from 'vitest';
import { installProgram } from '../../../../ide/board/repl/install-program.ts';
import { shareLine } from '../../../../ide/board/repl/shared-line.ts';
import { startTimer } from '../../../../ide/board/timer.ts';
import { startQemu, type QemuMicrobit } from '../../../rig/serial/qemu-link.ts';
import { hexWith } from '../../../rig/serial/virtual-micropython.ts';
import { describeWith, itWith, v1Runtimes } from '../../../tools.ts';
import { plain, programOf, readFiles } from './repl-bench.ts';

/** The same MicroPython on another emulator. QEMU's real time is not a micro:bit's: nothing here is timed. */
describeWith(['v1-runtime', 'qemu'], 'bringing a program to QEMU over the raw REPL', () => {
  let qemu: QemuMicrobit | undefined;
  afterEach(async () => {
    await qemu?.close();
    qemu = undefined;
  });

  const hexOf = (version: string, source: string): string => {
    const found = v1Runtimes().find(({ runtime }) => runtime.version === version);
    if (found === undefined) throw new Error(`No runtime ${version}.`);
    return hexWith(found.hex, programOf({ 'main.py': source }));
  };

  const brings = async (version: string): Promise<void> => {
    const source = `${'# perché no? riga\n'.repeat(60)}print("uno")\nwhile True:\n    print("occupato")\n`;
    qemu = await startQemu(hexOf(version, source));
    let output = '';
    let heard = (): void => undefined;
    const line = shareLine(qemu.link, (bytes) => {
      output += Buffer.from(bytes).toString('latin1');
      heard();
    });
    /** Resolves when the program has said so much; the test's time limit is the only one. */
    const says = (text: string): Promise<void> =>
      new Promise((done) => {
        heard = () => {
          if (output.includes(text)) done();
        };
        heard();
      });
    const changed = source.replace('print("uno")', 'print("due")');
    const first = await installProgram(line, programOf({ 'main.py': changed, 'è.py': 'x = 1\n' }), {
      timer: startTimer,
    });
    expect(first.facts).toMatchObject({ model: 'v1', runtime: version });
    expect(first.written).toEqual(['main.py', 'è.py']);
    expect(first.bytesSent).toBeLessThan(1200);
    await says('due\r\n');
    expect(output).not.toContain('raw REPL');
    output = '';
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    const last = programOf({ 'main.py': 'print("tre")\n', 'b.bin': all, 'vuoto.txt': '' });
    const second = await installProgram(line, last, { timer: startTimer });
    expect(second.removed).toEqual(['è.py']);
    await says('tre\r\n');
    const files = await readFiles(line, { timer: startTimer });
    expect(plain(files)).toEqual(plain(last.files));
  };

  itWith(['v1.0.1-runtime'], 'brings changes and whole files to 1.0.1', () => brings('1.0.1'));
  itWith(['v1.1.1-runtime'], 'brings changes and whole files to 1.1.1', () => brings('1.1.1'));
});

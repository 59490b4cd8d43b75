import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { qemuPath } from '../tools.ts';

/**
 * Runs a V1 hex on QEMU's `microbit` machine until it has printed `until`, and gives its serial bytes.
 *
 * `-icount` ties QEMU's clock to the instructions it executes. Without it a busy host can make MicroPython's
 * 6 ms display ticker miss its compare, and the board then waits for a 24-bit timer to wrap.
 *
 * @param limit milliseconds of real time after which what was printed is given as it is.
 */
export async function runOnQemu(hex: string, until: string, limit = 30_000): Promise<string> {
  if (qemuPath === undefined) throw new Error('QEMU is not on this machine.');
  const folder = await mkdtemp(path.join(tmpdir(), 'pensabit-qemu-'));
  const file = path.join(folder, 'program.hex');
  await writeFile(file, hex);
  const qemu = spawn(
    qemuPath,
    [
      '-M', 'microbit', '-device', `loader,file=${file}`, '-icount', 'shift=6,sleep=off',
      '-display', 'none', '-monitor', 'none', '-serial', 'stdio',
    ],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  ); // prettier-ignore
  try {
    return await new Promise<string>((done, fail) => {
      let printed = '';
      const timer = setTimeout(() => done(printed), limit);
      qemu.on('error', fail);
      qemu.stdout.setEncoding('latin1');
      qemu.stdout.on('data', (text: string) => {
        printed += text;
        if (!printed.includes(until)) return;
        clearTimeout(timer);
        // mbed's serial_init writes one zero while no pin is connected (PSELTXD = 0xFFFFFFFF). It never leaves a
        // chip; QEMU does not look at PSELTXD and prints it.
        done(printed.slice(0, printed.indexOf(until) + until.length).replace(/^\0/, ''));
      });
      qemu.on('close', () => done(printed));
    });
  } finally {
    qemu.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

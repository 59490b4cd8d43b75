import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { qemuPath } from '../tools.ts';

/** What to wait for on the serial line, and what to type then. */
export type Exchange = readonly [awaited: string, typed: string];

/** Milliseconds of real time to wait for an answer before giving what was printed as it is. */
const patience = 15_000;
/** QEMU has no UART pacing, and MicroPython takes a byte only when its interrupt has run: one in so many ms. */
const keyPause = 3;

/** Types at a V1 hex on QEMU's `microbit` machine, and gives all that it printed. See `runOnQemu`. */
export async function converseWithQemu(hex: string, exchanges: readonly Exchange[]): Promise<string> {
  if (qemuPath === undefined) throw new Error('QEMU is not on this machine.');
  const folder = await mkdtemp(path.join(tmpdir(), 'pensabit-qemu-'));
  const file = path.join(folder, 'program.hex');
  await writeFile(file, hex);
  const qemu = spawn(
    qemuPath,
    [
      '-M', 'microbit', '-device', `loader,file=${file}`, '-icount', 'shift=6,sleep=on',
      '-display', 'none', '-monitor', 'none', '-serial', 'stdio',
    ],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  ); // prettier-ignore
  let printed = '';
  qemu.stdout.setEncoding('latin1');
  qemu.stdout.on('data', (text: string) => {
    printed += text;
  });
  try {
    let read = 0;
    for (const [awaited, typed] of exchanges) {
      for (let waited = 0; !printed.includes(awaited, read); waited += keyPause) {
        if (waited > patience) return printed;
        await setTimeout(keyPause);
      }
      read = printed.indexOf(awaited, read) + awaited.length;
      for (const byte of Buffer.from(typed)) {
        qemu.stdin.write(Uint8Array.of(byte));
        await setTimeout(keyPause);
      }
    }
    // The zero that QEMU makes of mbed's serial_init, see `runOnQemu`.
    return printed.slice(0, read).replace(/^\0/, '');
  } finally {
    qemu.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

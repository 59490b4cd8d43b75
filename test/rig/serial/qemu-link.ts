import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ByteLink } from '../../../ide/board/repl/byte-link.ts';
import { qemuPath } from '../../tools.ts';

/** QEMU's UART has no pace of its own, and MicroPython's ring holds 63 bytes: this many at a time, with a pause. */
const gulp = 16;
const pause = 3;

/** A V1 on QEMU's `microbit` machine, at the end of a {@link ByteLink}. Real time: give `startTimer` as timer. */
export interface QemuMicrobit {
  readonly link: ByteLink;
  /** Ends QEMU; the link is told that it is gone. */
  close(): Promise<void>;
}

/** Starts QEMU on a V1 hex. `-icount` ties its clock to its instructions, see `runOnQemu`. */
export async function startQemu(hex: string): Promise<QemuMicrobit> {
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
  const closed = new Promise<void>((done) => qemu.once('close', () => done()));
  const byteListeners = new Set<(bytes: Uint8Array) => void>();
  qemu.stdout.on('data', (chunk: Buffer) => {
    for (const listener of [...byteListeners]) listener(new Uint8Array(chunk));
  });
  let last: Promise<void> = Promise.resolve();
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length; at += gulp) {
      qemu.stdin.write(bytes.slice(at, at + gulp));
      await setTimeout(pause);
    }
  };
  return {
    link: {
      write: (bytes) => {
        last = last.then(() => write(bytes));
        return last;
      },
      onBytes: (listener) => {
        byteListeners.add(listener);
        return () => byteListeners.delete(listener);
      },
      onLost: (listener) => {
        const tell = (): void => {
          listener('unplugged');
        };
        qemu.once('close', tell);
        return () => qemu.off('close', tell);
      },
    },
    close: async () => {
      qemu.kill('SIGKILL');
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

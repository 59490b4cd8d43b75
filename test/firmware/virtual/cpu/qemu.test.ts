import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { CoreBus } from '../../../../firmware/virtual/cpu/core.ts';
import { BusFault } from '../../../../firmware/virtual/cpu/core.ts';
import { CortexM0 } from '../../../../firmware/virtual/cpu/cortex-m0.ts';
import { describeWith, qemuPath } from '../../../tools.ts';
import {
  RAM_SIZE,
  REPORT_NAMES,
  REPORT_WORDS,
  UART,
  randomImage,
  type RandomImage,
} from './random-programs.ts';

const PROGRAMS = 600;
const SEEDS = [1, 2, 3];
const TIME_LIMIT = 60_000;
/** Cycles within which our core must be done; reports cost about 3,000 each. */
const CYCLE_LIMIT = PROGRAMS * 20_000;

function runOurs(image: RandomImage): Uint8Array {
  const sent: number[] = [];
  const bus: CoreBus = {
    flash: image.flash.slice(),
    ram: new Uint8Array(RAM_SIZE),
    read: (address) => {
      if (address === UART.base + UART.txReady) return 1;
      throw new BusFault(address);
    },
    write: (address, _width, value) => {
      if (address >>> 12 !== UART.base >>> 12) throw new BusFault(address);
      if (address === UART.base + UART.txd) sent.push(value & 0xff);
    },
  };
  new CortexM0(bus).run(CYCLE_LIMIT);
  return Uint8Array.from(sent);
}

/** QEMU's serial bytes; it is stopped as soon as `bytes` have come. */
async function runQemu(image: RandomImage, bytes: number): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pensabit-cpu-'));
  const file = path.join(folder, 'image.bin');
  writeFileSync(file, image.flash);
  const loader = `loader,file=${file},addr=0,force-raw=on`;
  const qemu = spawn(
    qemuPath!,
    ['-M', 'microbit', '-device', loader, '-display', 'none', '-monitor', 'none', '-serial', 'stdio'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      const chunks: Buffer[] = [];
      let received = 0;
      let errors = '';
      const patience = setTimeout(() => {
        reject(new Error(`QEMU sent ${received} of ${bytes} bytes. ${errors}`));
      }, TIME_LIMIT - 5000);
      qemu.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      qemu.on('error', reject);
      qemu.on('exit', (code) => {
        clearTimeout(patience);
        reject(new Error(`QEMU ended with ${code}. ${errors}`));
      });
      qemu.stdout.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        received += chunk.length;
        if (received < bytes) return;
        clearTimeout(patience);
        resolve(new Uint8Array(Buffer.concat(chunks)));
      });
    });
  } finally {
    qemu.removeAllListeners('exit');
    qemu.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

function reportAt(bytes: Uint8Array, index: number): Record<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset + index * REPORT_WORDS * 4, REPORT_WORDS * 4);
  return Object.fromEntries(
    REPORT_NAMES.map((name, at) => [name, view.getUint32(at * 4, true).toString(16)]),
  );
}

describeWith(['qemu'], 'random programs leave the same behind as on QEMU', () => {
  for (const seed of SEEDS) {
    it(
      `${PROGRAMS} programs from seed ${seed}`,
      async () => {
        const image = randomImage(seed, PROGRAMS);
        // One report before the first program, one after each.
        const bytes = (PROGRAMS + 1) * REPORT_WORDS * 4;
        const ours = runOurs(image);
        expect(ours.length).toBe(bytes);
        const theirs = await runQemu(image, bytes);
        for (let index = 1; index <= PROGRAMS; index++) {
          const program = image.programs[index - 1]!;
          const code = program.halfwords.map((halfword) => halfword.toString(16).padStart(4, '0')).join(' ');
          expect(
            reportAt(ours, index),
            `program ${index} at 0x${program.address.toString(16)}: ${code}`,
          ).toEqual(reportAt(theirs, index));
        }
      },
      TIME_LIMIT,
    );
  }
});

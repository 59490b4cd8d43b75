import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLocalRuntimes } from '../firmware/runtimes/local-runtimes.ts';

/** What the app reads to know which boards it can serve: `/firmware/index.json`. */
export interface FirmwareIndex {
  readonly runtimes: readonly {
    readonly id: string;
    readonly board: 'v1' | 'v2';
    readonly version: string;
    /** File name beside the index. */
    readonly file: string;
    readonly bytes: number;
  }[];
}

/** Puts the runtimes of this machine beside the app, best first for each board. Without any, the index is empty. */
export async function buildFirmware(outDir: string): Promise<FirmwareIndex> {
  await mkdir(outDir, { recursive: true });
  const runtimes = await Promise.all(
    findLocalRuntimes().found.map(async ({ runtime, hex }) => {
      const file = `${runtime.id}.hex`;
      await writeFile(join(outDir, file), hex, 'latin1');
      return { id: runtime.id, board: runtime.board, version: runtime.version, file, bytes: hex.length };
    }),
  );
  const index: FirmwareIndex = { runtimes };
  await writeFile(join(outDir, 'index.json'), JSON.stringify(index));
  return index;
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maxFileBytes, maxPackFiles, type PackFiles } from '../lessons/format/pack-files.ts';

/** Reads the files of a pack from a folder, by path with `/`. Hidden files and links are left out. */
export async function readPackFolder(folder: string): Promise<PackFiles> {
  const files = new Map<string, Uint8Array>();
  await addFolder(folder, '', files);
  return files;
}

async function addFolder(folder: string, prefix: string, files: Map<string, Uint8Array>): Promise<void> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    // A link may lead anywhere, so neither kind of it is followed.
    if (entry.isDirectory()) await addFolder(folder, path, files);
    else if (entry.isFile())
      files.set(path, (await readFile(join(folder, path))).subarray(0, maxFileBytes + 1));
    if (files.size > maxPackFiles) return;
  }
}

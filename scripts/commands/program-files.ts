import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Program } from '../../firmware/program.ts';
import { UserError } from './command.ts';

/** Reads a file, or says in words why it cannot be read. */
export async function readBytes(file: string, cwd: string): Promise<Uint8Array> {
  try {
    return await readFile(path.resolve(cwd, file));
  } catch (error) {
    throw new UserError(`${file}: ${reasonOf(error)}`);
  }
}

/** Reads a hex file: ASCII, and whatever else is in it must not be lost before the parser names it. */
export async function readHex(file: string, cwd: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(file, cwd));
}

/** A program of the files named on a command line: the first is the program, whatever its name is here. */
export async function readProgram(files: readonly string[], cwd: string): Promise<Program> {
  const program = new Map<string, Uint8Array>();
  for (const [index, file] of files.entries()) {
    const name = index === 0 ? 'main.py' : path.basename(file);
    if (program.has(name)) {
      throw new UserError(`${file}: there is already a file named ${name}; the first file becomes main.py.`);
    }
    program.set(name, await readBytes(file, cwd));
  }
  return { files: program };
}

/** What the system says of a file, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file or folder.';
    case 'EISDIR':
      return 'This is a folder, not a file.';
    case 'ENOTDIR':
      return 'A part of this path is a file, not a folder.';
    case 'EEXIST':
      return 'It is there already.';
    case 'EACCES':
    case 'EPERM':
      return 'You may not do that here.';
    case 'ENOSPC':
      return 'The disk is full.';
    case 'EROFS':
      return 'Nothing can be written here.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

import { lstat, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from './command.ts';
import { reasonOf } from './program-files.ts';

export interface WriteOptions {
  readonly force: boolean;
  readonly cwd: string;
  readonly say: (line: string) => void;
}

/**
 * Writes files that somebody else named into the folders they are given for and nowhere else: all of them or none.
 * Replaces nothing unless told to. 1: some names were refused, the others are written.
 * @param folders files by name, by the folder they go into
 */
export async function writeFiles(
  folders: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>,
  { force, cwd, say }: WriteOptions,
): Promise<0 | 1> {
  const wanted: {
    readonly directory: string;
    readonly shown: string;
    readonly target: string;
    readonly part: string;
    readonly content: Uint8Array;
    readonly there: boolean;
  }[] = [];
  const refused: { readonly name: string; readonly directory: string }[] = [];
  for (const [directory, files] of folders) {
    for (const [name, content] of files) {
      if (!isPlainName(name)) {
        refused.push({ name, directory });
        continue;
      }
      const target = path.resolve(cwd, directory, name);
      // lstat, not stat: a link that leads nowhere yet is there too, and writing would follow it.
      const found = await lstat(target).catch(() => undefined);
      const shown = path.join(directory, name);
      if (found?.isDirectory() === true) {
        throw new UserError(`${shown}: There is a folder of that name. Nothing was written.`);
      }
      wanted.push({
        directory,
        shown,
        target,
        part: `${target}.${String(process.pid)}.part`,
        content,
        there: found !== undefined,
      });
    }
  }
  const present = wanted.filter(({ there }) => there).map(({ shown }) => shown);
  if (present.length > 0 && !force) {
    throw new UserError(`Already there: ${present.join(', ')}. Nothing was written; --force replaces them.`);
  }

  const newFolders: string[] = [];
  const written: string[] = [];
  let place = '';
  try {
    for (const { directory, target, part, content } of wanted) {
      place = directory;
      await makeFolder(path.dirname(target), newFolders);
      written.push(part);
      await writeFile(part, content, { flag: 'wx' });
    }
    for (const { shown, target, part, there } of wanted) {
      place = shown;
      // Two names that this disk takes for one.
      if (!there && (await isThere(target))) throw Object.assign(new Error(), { code: 'EEXIST' });
      // A link is replaced, never followed: it could lead out of the folder.
      await rename(part, target);
      if (!there) written.push(target);
    }
  } catch (error) {
    for (const file of written) await rm(file, { force: true }).catch(() => undefined);
    for (const folder of newFolders.reverse()) await rmdir(folder).catch(() => undefined);
    throw new UserError(`${place}: ${reasonOf(error)}`);
  }
  for (const { shown, content, there } of wanted) {
    say(`${there ? 'replaced' : 'wrote'} ${shown} (${content.length} bytes)`);
  }
  for (const { name, directory } of refused) {
    say(`refused ${JSON.stringify(name)}: not a plain file name, it could lead out of ${directory}.`);
  }
  return refused.length > 0 ? 1 : 0;
}

/** @throws {UserError} when what is to be written would take the place of what it is made from. */
export function refuseOwnFile(output: string | undefined, files: readonly string[], cwd: string): void {
  if (output === undefined || !files.some((file) => path.resolve(cwd, file) === path.resolve(cwd, output))) {
    return;
  }
  throw new UserError(`${output}: this is one of the program's own files; give the new one another name.`);
}

/** Half a file is worse than none. What was not opened at all (a folder, somebody else's file) stays as it is. */
export async function removeHalf(file: string, error: unknown): Promise<void> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EIO' && code !== 'EFBIG') return;
  const found = await lstat(file).catch(() => undefined);
  if (found?.isFile() === true) await rm(file, { force: true }).catch(() => undefined);
}

/** Level by level: `mkdir` with `recursive` never ends where the system has no room for a folder (/proc). */
async function makeFolder(folder: string, made: string[]): Promise<void> {
  if (await isThere(folder)) return;
  await makeFolder(path.dirname(folder), made);
  await mkdir(folder);
  made.push(folder);
}

async function isThere(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}

/** Names that mean a file in the folder on every system, and nothing else. */
function isPlainName(name: string): boolean {
  const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
  return (
    name !== '' &&
    name !== '.' &&
    name !== '..' &&
    !/[/\\:*?"<>|\u0000-\u001f\u007f]/.test(name) &&
    !/[. ]$/.test(name) &&
    !windowsDevice.test(name)
  );
}

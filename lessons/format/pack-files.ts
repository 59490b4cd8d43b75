import type { PackProblem } from './pack-problem.ts';

/** Files of a pack by path, `/` between folders, from the folder that holds pack.yaml. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** A whole pack, and one file of it, in bytes. A class loads a lesson over bad Wi-Fi. */
export const maxPackBytes = 20_000_000;
export const maxFileBytes = 2_000_000;
export const maxPackFiles = 2000;

/** Problems that show before anything is read: too many, too large, or paths that leave the folder. */
export function problemsOfFiles(files: PackFiles): PackProblem[] {
  const problems: PackProblem[] = [];
  const add = (
    file: string,
    code: PackProblem['code'],
    message: string,
    values: PackProblem['values'] = {},
  ): void => {
    problems.push({ file, line: 1, column: 1, code, message, values });
  };
  let total = 0;
  for (const [path, bytes] of files) {
    total += bytes.length;
    if (!isInside(path)) add(path, 'path', 'This path leaves the folder of the pack.');
    if (bytes.length > maxFileBytes) {
      add(
        path,
        'too-large',
        `A file has at most ${String(maxFileBytes)} bytes, this one ${String(bytes.length)}.`,
        {
          size: bytes.length,
          limit: maxFileBytes,
        },
      );
    }
  }
  if (files.size > maxPackFiles) {
    add(
      'pack.yaml',
      'too-large',
      `A pack has at most ${String(maxPackFiles)} files, this one ${String(files.size)}.`,
    );
  }
  if (total > maxPackBytes) {
    add(
      'pack.yaml',
      'too-large',
      `A pack has at most ${String(maxPackBytes)} bytes, this one ${String(total)}.`,
    );
  }
  return problems;
}

/** True for a path that stays in the folder it starts from, on every operating system. */
export function isInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0')) return false;
  if (/^[a-z]:/i.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The text of a file, `undefined` when it is not there, `not-text` when it is not UTF-8. */
export function textOf(files: PackFiles, path: string): { text: string } | 'not-text' | undefined {
  const bytes = files.get(path);
  if (bytes === undefined) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return 'not-text';
  }
}

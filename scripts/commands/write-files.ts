import { lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from './command.ts';
import { reasonOf } from './program-files.ts';

/**
 * Writes files that somebody else named into one folder and nowhere else. Replaces nothing unless told to. 1: some
 * names were refused, the others are written.
 */
export async function writeFiles(
  files: ReadonlyMap<string, Uint8Array>,
  directory: string,
  options: { readonly force: boolean; readonly cwd: string; readonly say: (line: string) => void },
): Promise<0 | 1> {
  const folder = path.resolve(options.cwd, directory);
  const safe = [...files].filter(([name]) => isPlainName(name));
  const refused = [...files.keys()].filter((name) => !isPlainName(name));

  const present: string[] = [];
  for (const [name] of safe) {
    // lstat, not stat: a link that leads nowhere yet is there too, and writing would follow it.
    if (await lstat(path.join(folder, name)).catch(() => undefined)) present.push(name);
  }
  if (present.length > 0 && !options.force) {
    const names = present.map((name) => path.join(directory, name)).join(', ');
    throw new UserError(`Already there: ${names}. Nothing was written; --force replaces them.`);
  }
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of safe) {
      const target = path.join(folder, name);
      // A link is replaced, never followed: it could lead out of the folder.
      if (present.includes(name)) await rm(target);
      await writeFile(target, content, { flag: 'wx' });
      const verb = present.includes(name) ? 'replaced' : 'wrote';
      options.say(`${verb} ${path.join(directory, name)} (${content.length} bytes)`);
    }
  } catch (error) {
    throw new UserError(`${directory}: ${reasonOf(error)}`);
  }
  for (const name of refused) {
    options.say(`refused ${JSON.stringify(name)}: not a plain file name, it could lead out of ${directory}.`);
  }
  return refused.length > 0 ? 1 : 0;
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

import { ProgramNames } from './program-names.ts';
import { applyEdits, type TextEdit } from './rename.ts';

/**
 * The project's files with every import of `from` naming `to` instead, and what was used by the module's name too.
 * The files keep their names here. A name that is taken in one of them is brought in under the old one:
 * `import new as old`.
 */
export function renameModule(
  files: Readonly<Record<string, string>>,
  from: string,
  to: string,
): Readonly<Record<string, string>> {
  if (!from.endsWith('.py') || !to.endsWith('.py')) return files;
  const [before, after] = [from.slice(0, -3), to.slice(0, -3)];
  const names = new ProgramNames(files);
  const edits = new Map<string, readonly TextEdit[]>();
  for (const file of Object.keys(files)) {
    const uses = names.uses.filter((one) => one.file === file);
    const isTaken = uses.some(
      ({ use }) => (use.kind === 'read' || use.kind === 'make') && use.name === after,
    );
    const list: TextEdit[] = [];
    for (const { use, meaning } of uses) {
      if (use.name !== before || meaning.kind !== 'module') continue;
      const isImport = use.kind === 'make' && use.how === 'import';
      if (use.kind === 'module') list.push({ from: use.from, to: use.to, text: after });
      else if (!isTaken) list.push({ from: use.from, to: use.to, text: after });
      else if (isImport) list.push({ from: use.from, to: use.to, text: `${after} as ${before}` });
    }
    if (list.length > 0) edits.set(file, list);
  }
  return applyEdits(files, edits);
}

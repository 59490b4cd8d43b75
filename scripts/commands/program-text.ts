import { UserError } from './command.ts';
import { readBytes } from './program-files.ts';

/** Reads a file of text, or says where it stops being text. */
export async function readText(file: string, cwd: string): Promise<string> {
  const bytes = await readBytes(file, cwd);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What cannot be read comes out as this mark.
    const lines = new TextDecoder().decode(bytes).split('\n');
    const line = Math.max(
      0,
      lines.findIndex((text) => text.includes('\uFFFD')),
    );
    const column = Math.max(0, lines[line]?.indexOf('\uFFFD') ?? 0);
    const place = `${file}:${String(line + 1)}:${String(column + 1)}`;
    throw new UserError(`${place}: This is not text in UTF-8; save it as UTF-8, then try again.`);
  }
}

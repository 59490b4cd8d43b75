import path from 'node:path';
import { fill } from '../../ide/i18n/translate.ts';
import { diagnose, type Diagnostic } from '../../ide/python/diagnose.ts';
import { choiceOf, parseArguments, type ParsedArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command } from './command.ts';
import { readBytes } from './program-files.ts';

export type Language = 'en' | 'it';

/** The option of every command that speaks to a pupil. */
export const languageOption = { name: '--language', value: 'en|it' };

export function languageOf(parsed: ParsedArguments): Language {
  return choiceOf(parsed, '--language', ['en', 'it']) ?? 'en';
}

/** The words of a message in a language; the key itself where there is no such message. */
export async function wordsIn(
  language: Language,
): Promise<(key: string, values: Diagnostic['values']) => string> {
  const { messages } =
    language === 'it'
      ? await import('../../ide/i18n/it/messages.ts')
      : await import('../../ide/i18n/en/messages.ts');
  const texts: Readonly<Record<string, string>> = messages;
  return (key, values) => fill(texts[key] ?? key, values);
}

/** `pensabit explain`: what is wrong with a program, in words, without running it. */
export const explainCommand: Command = {
  usage: '<main.py> [more files] [--board v1|v2] [--language en|it] [--json]',
  details: `Says what Python will not take in a program, without running it: at its place, in words, and how to mend the line
where that is certain. Exit code 1 when there are errors, 0 when there are none or only hints.
  --board v1|v2    also says what this board does not have
  --language en|it language of the explanations (default en)
  --json           one list of {file, line, column, severity, key, values, text, fix}`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [
      { name: '--board', value: 'v1|v2' },
      languageOption,
      { name: '--json' },
    ]);
    if (parsed.files.length === 0) throw new UsageError('Which program? pensabit explain main.py');
    const board = choiceOf(parsed, '--board', ['v1', 'v2'] as const);
    const words = await wordsIn(languageOf(parsed));
    const names = parsed.files.map((file, index) => (index === 0 ? 'main.py' : path.basename(file)));
    const found: object[] = [];
    const lines: string[] = [];
    let wrong = false;
    for (const [index, file] of parsed.files.entries()) {
      if (!/\.py$/i.test(file) && index > 0) continue;
      const source = textOf(file, await readBytes(file, terminal.cwd));
      const files = names.filter((_, other) => other !== index);
      for (const one of diagnose(source, { files, ...(board === undefined ? {} : { board }) })) {
        const severity = one.severity ?? 'error';
        if (severity === 'error') wrong = true;
        const column = columnOf(source, one.from);
        const text = words(one.key, one.values);
        const { line, key, values, fix } = one;
        found.push({
          file,
          line,
          column,
          severity,
          key,
          values,
          text,
          ...(fix === undefined ? {} : { fix }),
        });
        lines.push(`${file}:${String(line)}:${String(column)}: ${severity}: ${text}`);
        if (fix !== undefined) lines.push(...mended(source, line, fix).map((mend) => `    ${mend}`));
      }
    }
    if (parsed.options.has('--json')) await terminal.out(`${JSON.stringify(found, undefined, 2)}\n`);
    else if (lines.length > 0) await terminal.out(`${lines.join('\n')}\n`);
    return wrong ? 1 : 0;
  },
};

function textOf(file: string, bytes: Uint8Array): string {
  try {
    // A byte order mark is an error that is explained, not a part of the encoding.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`${file}: This is not text in UTF-8; save it as UTF-8, then try again.`);
  }
}

/** From 1, in characters. */
function columnOf(source: string, at: number): number {
  const start = Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1;
  return at - start + 1;
}

/** The line as it would be after the mend. */
function mended(source: string, line: number, { from, to }: NonNullable<Diagnostic['fix']>): string[] {
  const text = source.split(/\r\n|\r|\n/)[line - 1] ?? '';
  return applyFix(text, from, to).split('\n');
}

/** As the editor does it: a whole word before a part of one. */
export function applyFix(text: string, from: string, to: string): string {
  const word = new RegExp(`(?<!\\w)${from.replace(/[^\w\s]/g, '\\$&')}(?!\\w)`).exec(text);
  const at = word?.index ?? text.indexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

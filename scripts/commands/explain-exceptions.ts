import { createLineReader } from '../../lessons/observe/serial-lines.ts';
import { createTracebackReader } from '../../lessons/observe/traceback.ts';
import type { Terminal } from './command.ts';
import { wordsIn, type Language } from './explain.ts';
import { readProgram } from './program-files.ts';

/** Lines that are kept of what a board prints: a traceback of a deep recursion is long, its end is what counts. */
const keptLines = 400;

/** Follows what a board prints, and says in words, on standard error, what each exception means. */
export class Explainer {
  private readonly lines = createLineReader();
  private readonly tracebacks = createTracebackReader();
  private printed: string[] = [];
  private waiting: string[] = [];
  private sources: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(
    private readonly files: readonly string[],
    private readonly language: Language,
    private readonly terminal: Terminal,
  ) {}

  hear(bytes: Uint8Array): void {
    for (const line of this.lines.push(bytes)) {
      this.printed.push(line);
      if (this.tracebacks.read(line) !== undefined) {
        this.waiting.push(this.printed.join('\n'));
        this.printed = [];
      }
      if (this.printed.length > keptLines) this.printed.splice(0, this.printed.length - keptLines);
    }
  }

  /** Says what has come since the last time. */
  async explain(): Promise<void> {
    for (const text of this.waiting.splice(0)) {
      const [{ explainTraceback }, words] = await Promise.all([
        import('../../ide/python/explain-traceback.ts'),
        wordsIn(this.language),
      ]);
      const problem = explainTraceback(text, await (this.sources ??= this.readSources()), words);
      if (problem === undefined) continue;
      const { file = 'main.py', line, key, values, more } = problem;
      const place = line === undefined ? '' : `${file}:${String(line)}: `;
      const why = more === undefined ? '' : ` ${words(more.key, more.values)}`;
      this.terminal.say(`${place}${words(key, values)}${why}`);
    }
  }

  /** A hex keeps its files to itself: the exception is explained without them. */
  private async readSources(): Promise<Readonly<Record<string, string>>> {
    if (this.files[0]?.toLowerCase().endsWith('.hex') !== false) return {};
    const { files } = await readProgram(this.files, this.terminal.cwd);
    const decoder = new TextDecoder();
    return Object.fromEntries([...files].map(([name, bytes]) => [name, decoder.decode(bytes)]));
  }
}

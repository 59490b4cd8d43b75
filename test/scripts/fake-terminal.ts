import type { Terminal, TerminalInput } from '../../scripts/commands/command.ts';

/** A terminal that remembers what was written to it. */
export class FakeTerminal implements Terminal {
  /** What went to standard error, line by line. */
  readonly said: string[] = [];
  private readonly pieces: Uint8Array[] = [];
  private readonly stopper = new AbortController();
  private listener: ((bytes: Uint8Array) => void) | undefined;
  /** Called after every write: a test's person, who reacts to what is on the screen. */
  onOutput: (all: string) => void = () => undefined;
  /** Bytes that wait in a pipe which then ends. */
  piped: string | undefined;

  constructor(
    readonly cwd: string,
    interactive = false,
  ) {
    this.input = {
      interactive,
      listen: (onBytes, onEnd) => {
        this.listener = onBytes;
        const { piped } = this;
        if (piped !== undefined) {
          setImmediate(() => {
            this.type(piped);
            onEnd?.();
          });
        }
        return () => {
          this.listener = undefined;
        };
      },
    };
  }

  readonly input: TerminalInput;

  get output(): Uint8Array {
    return Buffer.concat(this.pieces);
  }

  get text(): string {
    return Buffer.concat(this.pieces).toString('utf8');
  }

  get stop(): AbortSignal {
    return this.stopper.signal;
  }

  /** True while a command reads the input. */
  get listening(): boolean {
    return this.listener !== undefined;
  }

  out(data: string | Uint8Array): Promise<void> {
    this.pieces.push(Buffer.from(data));
    this.onOutput(this.text);
    return Promise.resolve();
  }

  say(line: string): void {
    this.said.push(line);
  }

  type(keys: string): void {
    this.listener?.(Buffer.from(keys));
  }

  /** What Ctrl-C does in a shell. */
  interrupt(): void {
    this.stopper.abort();
  }
}

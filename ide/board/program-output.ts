import type { OutputListener } from './board.ts';

/** What a real board says, as far as it is the program's: who hears it, and since when it runs. */
export class ProgramOutput {
  /** When the program started, by `now`. */
  since = 0;
  private readonly listeners = new Set<OutputListener>();
  private audible = false;
  /** Output of a program that started before anybody was told. */
  private early: Uint8Array[] | undefined;

  constructor(
    private readonly now: () => number,
    private readonly log: (message: string) => void = (message) => {
      console.warn(message);
    },
  ) {}

  get heard(): boolean {
    return this.audible;
  }

  listen(listener: OutputListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  take(bytes: Uint8Array): void {
    if (!this.audible) return;
    if (this.early !== undefined) {
      this.early.push(bytes);
      return;
    }
    const time = Math.max(this.now() - this.since, 0);
    for (const listener of [...this.listeners]) {
      try {
        listener(bytes, time);
      } catch (error) {
        // A listener's mistake must not cost the others what the board said.
        this.log(`a listener of output failed: ${String(error)}`);
      }
    }
  }

  /** What comes is nobody's: a stopped program's last words, a conversation's echo. */
  mute(): void {
    this.audible = false;
    this.early = undefined;
  }

  unmute(): void {
    this.audible = true;
  }

  /** A program is about to start: what it says is kept until {@link begin}. */
  expect(): void {
    if (this.early !== undefined) return;
    this.early = [];
    this.audible = true;
    this.since = this.now();
  }

  /** The program starts now, or started when it was expected: what comes from here on is its own. */
  begin(): void {
    const { early } = this;
    this.early = undefined;
    this.audible = true;
    if (early === undefined) this.since = this.now();
    for (const bytes of early ?? []) this.take(bytes);
  }

  close(): void {
    this.listeners.clear();
  }
}

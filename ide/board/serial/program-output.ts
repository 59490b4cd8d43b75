import type { OutputListener } from '../board.ts';

/** What the board says, as far as it is the program's: when it is heard, and since when it runs. */
export class ProgramOutput {
  /** When the program started, by our clock. */
  since = 0;
  private readonly listeners = new Set<OutputListener>();
  private audible = false;
  /** Output of a program that started before anybody was told. */
  private early: Uint8Array[] | undefined;

  constructor(private readonly now: () => number) {}

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
    const time = this.now() - this.since;
    for (const listener of [...this.listeners]) listener(bytes, time);
  }

  /** What comes is nobody's: a stopped program's last words. */
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

  /** Everybody knows that it runs: now they hear it. */
  begin(): void {
    const early = this.early ?? [];
    this.early = undefined;
    this.audible = true;
    for (const bytes of early) this.take(bytes);
  }
}

import type { OutputListener } from '../board.ts';

/** What the program prints, to whoever listens, timed from its start. */
export class ProgramOutput {
  /** What is printed now is nobody's: a stopped program's last words, a conversation's echo. */
  muted = false;
  /** When the program started, by `now`. */
  startedAt = 0;
  private readonly listeners = new Set<OutputListener>();

  constructor(
    private readonly now: () => number,
    private readonly log: (message: string) => void,
  ) {}

  listen(listener: OutputListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The program starts now: what comes from here on is its own. */
  begin(): void {
    this.startedAt = this.now();
    this.muted = false;
  }

  tell(bytes: Uint8Array): void {
    if (this.muted) return;
    const time = Math.max(this.now() - this.startedAt, 0);
    for (const listener of [...this.listeners]) {
      try {
        listener(bytes, time);
      } catch (error) {
        // A listener's mistake must not cost the others what the board said.
        this.log(`a listener of output failed: ${String(error)}`);
      }
    }
  }

  close(): void {
    this.listeners.clear();
  }
}

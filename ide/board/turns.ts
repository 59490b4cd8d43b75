/** Work on a board that nothing else may disturb. Whoever comes later is who counts: what is under way is cancelled. */
export class Turns {
  private current: { readonly abort: AbortController; readonly done: Promise<unknown> } | undefined;

  get busy(): boolean {
    return this.current !== undefined;
  }

  /**
   * Cancels what is under way, waits until it has cleaned up, and does the work. Its signal hears the caller's and
   * that of whoever comes next.
   * @throws what `work` throws; `AbortError` when something else was asked for
   */
  async take<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    this.current?.abort.abort(new DOMException('Something else was asked of the board.', 'AbortError'));
    return this.takeAfter(signal, work);
  }

  /** The same, but lets what is under way come to its end first. */
  async takeAfter<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const before = this.current;
    const abort = new AbortController();
    const pass = (): void => {
      abort.abort(signal?.reason);
    };
    signal?.addEventListener('abort', pass);
    const inTurn = async (): Promise<T> => {
      await before?.done.catch(() => undefined);
      abort.signal.throwIfAborted();
      return work(abort.signal);
    };
    const mine = { abort, done: inTurn() };
    this.current = mine;
    try {
      return await mine.done;
    } finally {
      signal?.removeEventListener('abort', pass);
      if (this.current === mine) this.current = undefined;
    }
  }

  /** Resolves when nothing is under way, without hurrying it. */
  async idle(): Promise<void> {
    while (this.current !== undefined) await this.current.done.catch(() => undefined);
  }

  /** Cancels what is under way; resolves when it has cleaned up. */
  async end(): Promise<void> {
    const { current } = this;
    current?.abort.abort(new DOMException('The board was let go.', 'AbortError'));
    await current?.done.catch(() => undefined);
  }
}

/** Waits for work that knows nothing of the signal; what it brings after the abort is dropped. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

/** For who does not mind that something else was asked for meanwhile. */
export function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

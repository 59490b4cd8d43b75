/** Something under way that takes time. */
interface Operation {
  readonly abort: AbortController;
  readonly done: Promise<unknown>;
}

/** What is asked of a board, so that two never talk to it at once: the last one asked for counts. */
export class OneAtATime {
  private current: Operation | undefined;

  /**
   * Aborts what is under way, waits for its end, and does this instead.
   * @param signal the asker's own wish to end it
   * @throws what `work` throws; `AbortError` when something else was asked for
   */
  do<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.current?.abort.abort(new DOMException('Something else was asked of the board.', 'AbortError'));
    return this.doAfter(signal, work);
  }

  /** Lets what is under way come to its end first. */
  async doAfter<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const before = this.current;
    const abort = new AbortController();
    const forward = (): void => {
      abort.abort(signal?.reason);
    };
    signal?.addEventListener('abort', forward);
    const result = (async () => {
      await before?.done;
      abort.signal.throwIfAborted();
      return work(abort.signal);
    })();
    const operation: Operation = { abort, done: result.catch(() => undefined) };
    this.current = operation;
    try {
      return await result;
    } finally {
      signal?.removeEventListener('abort', forward);
      if (this.current === operation) this.current = undefined;
    }
  }
}

/** For who does not mind that something else was asked for meanwhile. */
export function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

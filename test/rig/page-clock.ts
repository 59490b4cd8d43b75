/**
 * Puts a page on the time of its boards: `performance.now` and `setTimeout` go on as far as time has passed for them.
 *
 * Boards live in the page's own thread. On a busy machine they fall behind the wall clock, and what the page thinks
 * has left a 64-byte buffer by now is still in it, as never happens with a board that has a clock of its own.
 * With one clock for both, a busy machine is a slow one, and nothing else.
 */
export function followBoards(time: { readonly now: number }): void {
  const begin = performance.now() - time.now;
  const { setTimeout, clearTimeout } = window;
  const begun = setTimeout.bind(window);
  const ended = clearTimeout.bind(window);
  /** Timers that were begun once more, by the number that the page knows. */
  const again = new Map<number, number>();

  const later = (callback: TimerHandler, milliseconds = 0, ...values: unknown[]): number => {
    if (typeof callback === 'string') throw new TypeError('code as text');
    if (!(milliseconds > 0)) return begun(() => void Reflect.apply(callback, globalThis, values));
    const due = time.now + milliseconds;
    const look = (): void => {
      const rest = due - time.now;
      if (rest > 0) {
        again.set(id, begun(look, rest));
        return;
      }
      again.delete(id);
      Reflect.apply(callback, globalThis, values);
    };
    const id: number = begun(look, milliseconds);
    return id;
  };
  const noMore = (id?: number): void => {
    if (id === undefined) return;
    ended(id);
    ended(again.get(id));
    again.delete(id);
  };
  Object.assign(globalThis, { setTimeout: later, clearTimeout: noMore });
  Object.defineProperty(performance, 'now', { value: () => begin + time.now, configurable: true });
}

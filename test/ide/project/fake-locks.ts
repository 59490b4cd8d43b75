/** The part of the Web Locks API that projects use: exclusive locks, `ifAvailable`, `steal` and `signal`. */
export function createFakeLocks(): LockManager {
  interface Holder {
    readonly fail: (error: Error) => void;
  }
  const holders = new Map<string, Holder>();
  const queues = new Map<string, (() => void)[]>();

  const request = (
    name: string,
    options: LockOptions,
    callback: LockGrantedCallback<unknown>,
  ): Promise<unknown> =>
    new Promise((done, fail) => {
      const grant = (): void => {
        const holder: Holder = { fail };
        holders.set(name, holder);
        Promise.resolve(callback({ name, mode: 'exclusive' })).then((value) => {
          if (holders.get(name) === holder) holders.delete(name);
          done(value);
          if (!holders.has(name)) queues.get(name)?.shift()?.();
        }, fail);
      };
      if (options.steal === true) {
        holders.get(name)?.fail(new DOMException('stolen', 'AbortError'));
        grant();
      } else if (!holders.has(name)) {
        grant();
      } else if (options.ifAvailable === true) {
        done(callback(null));
      } else {
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        queue.push(grant);
        options.signal?.addEventListener('abort', () => {
          const place = queue.indexOf(grant);
          // Granted already: then there is nothing to give up.
          if (place < 0) return;
          queue.splice(place, 1);
          fail(new DOMException('aborted', 'AbortError'));
        });
      }
    });
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

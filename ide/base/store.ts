/** A value that changes and can be watched. The value itself is immutable: replace, never mutate. */
export interface Store<T> {
  readonly value: T;
  /** Calls `listener` after every change, not at once. Returns the unsubscribe function. */
  subscribe(listener: (value: T) => void): () => void;
}

export interface WritableStore<T> extends Store<T> {
  set(value: T): void;
  update(change: (value: T) => T): void;
}

export function createStore<T>(initial: T): WritableStore<T> {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  const store: WritableStore<T> = {
    get value() {
      return current;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) {
        // A listener has set another value: everybody has heard of that one, and the old one would come last.
        if (!Object.is(value, current)) return;
        listener(value);
      }
    },
    update(change) {
      store.set(change(current));
    },
  };
  return store;
}

/** What tabs of one browser tell each other of projects. */
export type ProjectNews =
  /** The library of every tab may look again. */
  | { readonly type: 'changed'; readonly id: string }
  | { readonly type: 'renamed'; readonly id: string; readonly name: string; readonly renames: number }
  | { readonly type: 'removed' | 'put-back'; readonly id: string }
  /** `wants` asks whoever holds a project to end its sentence; it answers with what became of its work. */
  | { readonly type: 'wants'; readonly id: string; readonly by: string }
  | { readonly type: 'yields' | 'cannot-save'; readonly id: string; readonly to: string };

/** A `BroadcastChannel`, as far as it is used. */
export interface NewsChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

/** A line to the other tabs. Where browsers have none, it stays silent: the revisions keep every work apart. */
export interface ProjectNewsLine {
  tell(news: ProjectNews): void;
  /** Returns what ends it. */
  hear(listener: (news: ProjectNews) => void): () => void;
  close(): void;
}

export function openNewsLine(channel: NewsChannel | undefined = browserChannel()): ProjectNewsLine {
  const listeners = new Set<(news: ProjectNews) => void>();
  channel?.addEventListener('message', ({ data }) => {
    if (isNews(data)) for (const listener of [...listeners]) listener(data);
  });
  return {
    tell(news) {
      channel?.postMessage(news);
    },
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      channel?.close();
    },
  };
}

function browserChannel(): NewsChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel('pensabit-projects');
  // In Node an open channel would keep the process alive.
  (channel as { unref?: () => void }).unref?.();
  return channel;
}

/** Another version of the app may be talking. */
function isNews(data: unknown): data is ProjectNews {
  if (typeof data !== 'object' || data === null) return false;
  const { type, id, name, renames, by, to } = data as Record<string, unknown>;
  if (typeof id !== 'string') return false;
  switch (type) {
    case 'changed':
    case 'removed':
    case 'put-back':
      return true;
    case 'renamed':
      return typeof name === 'string' && typeof renames === 'number';
    case 'wants':
      return typeof by === 'string';
    case 'yields':
    case 'cannot-save':
      return typeof to === 'string';
    default:
      return false;
  }
}

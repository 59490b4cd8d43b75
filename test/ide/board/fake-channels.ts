import type { TabChannel } from '../../../ide/board/tab-manners.ts';

/** What tabs of one browser say to each other: a BroadcastChannel that tests can hold in their hands. */
export class FakeChannels {
  private readonly all = new Set<(data: unknown, from: object) => void>();

  open(): TabChannel {
    const self = {};
    const listeners: ((event: { readonly data: unknown }) => void)[] = [];
    const deliver = (data: unknown, from: object): void => {
      if (from === self) return;
      queueMicrotask(() => {
        for (const listener of listeners) listener({ data });
      });
    };
    this.all.add(deliver);
    return {
      postMessage: (data) => {
        for (const channel of this.all) channel(structuredClone(data), self);
      },
      addEventListener: (_type, listener) => listeners.push(listener),
      close: () => this.all.delete(deliver),
    };
  }
}

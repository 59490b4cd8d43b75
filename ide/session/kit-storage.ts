/** Where a kit is remembered: one text, on this computer only. */
export interface KitStorage {
  read(): string | undefined;
  /** False when the browser refuses (private window, full, policy): the kit lasts as long as the tab then. */
  write(text: string): boolean;
}

const key = 'pensabit.kit';

/** The browser's local storage, asked for each time: a policy may deny it at any moment. */
export function createKitStorage(localStorage: () => Storage): KitStorage {
  return {
    read() {
      try {
        return localStorage().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(text) {
      try {
        localStorage().setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

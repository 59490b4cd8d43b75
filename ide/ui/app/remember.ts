/** What was chosen on this computer before. Storage may be denied by policy or a private window. */
export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice for the next visit, where there is storage: else it lasts as long as the tab. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice is on screen already; there is nothing to tell.
  }
}

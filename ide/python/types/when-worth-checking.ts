/** What a browser says of the machine it runs on; missing where it does not say. */
export interface Machine {
  /** Gigabytes, rounded down to 0.25, 0.5, 1, 2, 4 or 8 (Chromium only). */
  readonly deviceMemory?: number;
  readonly hardwareConcurrency?: number;
  readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string };
}

/**
 * Whether this machine should load the type checker: 0.4 MB to download and about 100 MB of memory. It is
 * left off with 2 GB of memory or less, with a single processor, where data is to be saved, and on very slow
 * networks. Syntax and names are checked everywhere.
 */
export function isWorthChecking(machine: Machine): boolean {
  const { deviceMemory = 4, hardwareConcurrency = 2, connection } = machine;
  if (deviceMemory <= 2 || hardwareConcurrency < 2) return false;
  return connection?.saveData !== true && !/2g$/.test(connection?.effectiveType ?? '');
}

/**
 * Resolves once the page has nothing better to do, with whether types are worth checking here. The first
 * answer of the editor itself is never kept waiting by it.
 */
export async function whenWorthChecking(): Promise<boolean> {
  if (!isWorthChecking(navigator)) return false;
  if (document.readyState !== 'complete')
    await new Promise((done) => {
      window.addEventListener('load', done, { once: true });
    });
  await new Promise<void>((done) => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => done(), { timeout: 5000 });
    else setTimeout(done, 1500);
  });
  return true;
}

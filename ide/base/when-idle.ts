/**
 * Calls back once the page has nothing better to do, after `limit` milliseconds at the latest. Returns what
 * calls it off. Safari has no idle callbacks; there it is two seconds later, when a page mostly is idle.
 */
export function whenIdle(callback: () => void, limit = 5000): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(callback, Math.min(limit, 2000));
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(callback, { timeout: limit });
  return () => cancelIdleCallback(idle);
}

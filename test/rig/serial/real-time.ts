import type { Lives } from './simulated-time.ts';

/** Milliseconds between two turns, and the most that is caught up in one: a tab that slept does not race. */
const turn = 4;
const mostAtOnce = 100;

/** Lets boards and their wires live by the wall clock, in a page. Returns the function that stops it. */
export function liveInRealTime(living: readonly Lives[]): () => void {
  let before = performance.now();
  let owed = 0;
  const handle = setInterval(() => {
    const now = performance.now();
    owed = Math.min(owed + now - before, mostAtOnce);
    before = now;
    for (; owed >= 1; owed -= 1) {
      for (const one of living) one.pass(1);
    }
  }, turn);
  return () => {
    clearInterval(handle);
  };
}

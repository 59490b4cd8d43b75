/** Work that can be put down between its steps. */
export type Steps<T> = Generator<undefined, T>;

/** All of it without a break. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Milliseconds of one piece: at a quarter of this computer's speed still under the 50 that a page may be deaf. */
const piece = 8;

/** All of it, with a breath between pieces, so that what is clicked or typed meanwhile is served. */
export async function withBreaths<T>(
  steps: Steps<T>,
  breathe: () => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<T> {
  for (let began = now(); ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (now() - began < piece) continue;
    await breathe();
    began = now();
  }
}

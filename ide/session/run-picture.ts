import type { BoardChoice } from '../board/board-choice.ts';
import { startTimer, type Timer } from '../board/timer.ts';
import type { VirtualControls } from '../board/virtual-controls.ts';

export interface RunPictureDependencies {
  readonly boards: Pick<BoardChoice, 'kind' | 'virtual' | 'board'>;
  /** 25 levels from 0 to 9, row by row: the picture of this run so far. */
  readonly save: (lights: string) => void;
  readonly timer?: Timer;
}

/** Milliseconds of the board that a picture must stand to be one: pieces of a scrolling letter do not. */
const standing = 400;
/** Milliseconds after which a picture that still stands is taken, if nothing else happens. */
const lookAfter = 1500;

/**
 * Finds the picture of a run for the project's card: of all that the virtual board's lights show, what stands
 * longest, unless all are dark. A real board does not tell what it shows.
 *
 * @returns what ends it.
 */
export function watchRunPicture({ boards, save, timer = startTimer }: RunPictureDependencies): () => void {
  const stood = new Map<string, number>();
  let shown: { readonly lights: string; readonly since: number } | undefined;
  let saved: string | undefined;
  let endTimer = (): void => undefined;

  const running = (): boolean => boards.board.status.value.state === 'running';
  /** Counts the time that what is shown has stood until now, and saves the best so far when it is another. */
  const look = (controls: VirtualControls): void => {
    const now = controls.time();
    if (shown !== undefined) {
      stood.set(shown.lights, (stood.get(shown.lights) ?? 0) + Math.max(0, now - shown.since));
      shown = { ...shown, since: now };
    }
    let best: string | undefined;
    let longest = standing;
    for (const [lights, time] of stood) {
      if (time < longest || /^0*$/.test(lights)) continue;
      best = lights;
      longest = time;
    }
    if (best === undefined || best === saved) return;
    saved = best;
    save(best);
  };

  const watch = (controls: VirtualControls): (() => void) => {
    const changed = (frame: readonly number[]): void => {
      const now = controls.time();
      // The clock begins again with each run.
      if (shown !== undefined && now < shown.since) {
        stood.clear();
        shown = undefined;
      }
      look(controls);
      shown = running()
        ? { lights: frame.map((level) => Math.min(9, Math.max(0, Math.round(level)))).join(''), since: now }
        : undefined;
      endTimer();
      if (shown !== undefined) endTimer = timer(() => look(controls), lookAfter);
    };
    return controls.frame.subscribe(changed);
  };

  let unwatch: (() => void) | undefined;
  const follow = (): void => {
    unwatch?.();
    endTimer();
    stood.clear();
    shown = undefined;
    const controls = boards.virtual;
    unwatch = controls === undefined ? undefined : watch(controls);
  };
  const endKind = boards.kind.subscribe(follow);
  follow();
  return () => {
    endKind();
    unwatch?.();
    endTimer();
  };
}

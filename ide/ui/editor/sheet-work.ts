import * as Blockly from 'blockly/core';
import { nextTask } from '../../base/next-task.ts';
import type { Steps } from '../../blocks/steps.ts';
import { bumpNothing } from './calm-blockly.ts';

/** Milliseconds of one piece of work: at a quarter of this computer's speed still well under 50. */
const piece = 8;

/**
 * A frame that shows what has come since the last one takes longer than a piece, the longer the more there is already:
 * the first blocks are shown soon, later ones many at a time. With as many frames as at first it would take twice as
 * long until all are there.
 */
const piecesAtFirst = 3;
const piecesAtMost = 12;

/** Served after what the pupil does, but before the next frame, where the browser can tell. */
function nextPiece(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return scheduler?.postTask(() => undefined, { priority: 'user-blocking' }) ?? nextTask();
}

/** The part of the browsers' scheduler that is used here; not all of them have one. */
interface Scheduler {
  postTask(task: () => undefined, options: { readonly priority: 'user-blocking' }): Promise<undefined>;
}

/**
 * Work on a sheet of blocks that leaves the page its breath. What takes longer than one piece says so, and closes
 * the sheet for eyes, hands and keys until all is there: nobody can change what is half there.
 */
export class SheetWork {
  /** The one that counts; an earlier one is broken off where it is. */
  private now: object | undefined;
  private hadFocus = false;
  private isMeasuring = false;
  /**
   * Lies over the sheet while it is closed. Making the sheet itself `inert` would have the browser go through the
   * styles of every block, twice.
   */
  private readonly shield = document.createElement('div');

  constructor(
    private readonly workspace: Blockly.WorkspaceSvg,
    private readonly container: HTMLElement,
    private readonly says: (state: 'filling' | 'full' | 'failed') => void,
    signal: AbortSignal,
  ) {
    this.shield.className = 'blocks-shield';
    // Looking around is no change.
    this.shield.addEventListener('wheel', (event) => {
      event.preventDefault();
      workspace.scroll(workspace.scrollX - event.deltaX, workspace.scrollY - event.deltaY);
    });
    for (const kind of ['keydown', 'paste', 'cut'] as const)
      container.addEventListener(
        kind,
        (event) => {
          if (this.shield.isConnected && !(event instanceof KeyboardEvent && event.key === 'Tab')) {
            event.preventDefault();
            event.stopImmediatePropagation();
          }
        },
        { capture: true, signal },
      );
  }

  get isUnderWay(): boolean {
    return this.now !== undefined;
  }

  /** Begins at once. `done` hears of the end, of the work or of what it started in turn. */
  start<T>(steps: Steps<T>, done: (result: T) => void): void {
    const own = (this.now = {});
    // Most words come more than once; measuring one has the browser lay the sheet out.
    if (!this.isMeasuring) Blockly.utils.dom.startTextWidthCache();
    this.isMeasuring = true;
    bumpNothing(this.workspace, true);
    const goOn = (): boolean => {
      try {
        const end = this.piece(steps);
        if (end === undefined) return false;
        this.now = undefined;
        done(end.value);
        // What was not enough has begun something else.
        if (this.isUnderWay) return true;
        this.stop();
        this.open();
      } catch (error) {
        console.error(error);
        this.stop();
        this.close();
        this.says('failed');
      }
      return true;
    };
    if (goOn()) return;
    this.close();
    const rest = async (): Promise<void> => {
      let [pieces, piecesAFrame] = [0, piecesAtFirst];
      do {
        const shows = ++pieces === piecesAFrame;
        if (shows) [pieces, piecesAFrame] = [0, Math.min(piecesAFrame * 2, piecesAtMost)];
        await (shows ? nextTask() : nextPiece());
      } while (this.now === own && !goOn());
    };
    void rest();
  }

  /** Breaks off what is under way, for good. */
  stop(): void {
    this.now = undefined;
    if (this.isMeasuring) Blockly.utils.dom.stopTextWidthCache();
    this.isMeasuring = false;
  }

  /** One piece; answers the end, when it has come. None of it is the pupil's doing. */
  private piece<T>(steps: Steps<T>): { value: T } | undefined {
    const began = performance.now();
    Blockly.Events.disable();
    const recorded = Blockly.Events.getRecordUndo();
    Blockly.Events.setRecordUndo(false);
    try {
      do {
        const { done, value } = steps.next();
        if (done === true) return { value };
      } while (performance.now() - began < piece);
      return undefined;
    } finally {
      Blockly.Events.setRecordUndo(recorded);
      Blockly.Events.enable();
    }
  }

  private close(): void {
    if (this.shield.isConnected) return;
    this.hadFocus = this.container.contains(document.activeElement);
    this.container.append(this.shield);
    this.container.ariaBusy = 'true';
    this.says('filling');
  }

  private open(): void {
    if (!this.shield.isConnected) return;
    this.shield.remove();
    this.container.ariaBusy = null;
    const { activeElement } = document;
    // Whoever was here and went nowhere else is here again.
    if (this.hadFocus && (activeElement === null || activeElement === document.body))
      Blockly.getFocusManager().focusTree(this.workspace);
    this.says('full');
  }
}

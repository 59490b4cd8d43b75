import type { Store } from '../base/store.ts';
import type { BoardStatus } from './board.ts';
import { startTimer, type Timer } from './timer.ts';

/** Milliseconds in which another tab of ours says that it heard us. */
const answerLimit = 1500;
/** Milliseconds that another tab may take to end what it is in the middle of: a full flash is the longest. */
const finishLimit = 90_000;
/** Milliseconds after `beforeunload` when a page that is still here counts as staying. */
const stayingAfter = 2000;
/** Milliseconds between attempts to take back what another tab said it let go of: closing takes a moment. */
const takeBackDelays: readonly number[] = [300, 1000, 3000];

/** What a real board does when its tab asks it to. */
export interface TabBoard {
  readonly status: Store<BoardStatus>;
  /**
   * Closes in order (no answer left half read) and then sets `paused` with that reason. Called during a run only
   * when the page goes away: aborts it. Does not throw.
   */
  letGo(reason: 'hidden' | 'other-tab'): Promise<void>;
  /**
   * Takes back what was let go, without a chooser. When somebody else has the board it stays `paused: other-tab`;
   * a board that is gone becomes `lost`. Does not throw.
   */
  takeBack(): Promise<void>;
}

/** A `BroadcastChannel`, as far as it is used. */
export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

/** The page, as far as it is used: events of `document` and `window`. */
export interface TabPage {
  readonly document: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
    readonly hidden: boolean;
  };
  readonly window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

export interface TabMannersOptions {
  readonly board: TabBoard;
  /** What tabs must not hold at the same time: `usb:` and the board's serial number, or `serial`. */
  readonly key: () => string;
  /** Default: the page this runs in. */
  readonly page?: TabPage;
  /** Default: a `BroadcastChannel`. */
  readonly openChannel?: (name: string) => TabChannel;
  readonly timer?: Timer;
  /** A name no other tab has. */
  readonly tab?: string;
}

/** How tabs of ours share one board; each real board has one of these. */
export interface TabManners {
  /**
   * The board turned out to be in use: asks our other tabs to let go of it. True when one did, and opening is worth
   * another attempt. At once false when no tab of ours has it.
   * @throws {DOMException} `AbortError`
   */
  askOthers(signal?: AbortSignal): Promise<boolean>;
  /** The person wants the board in this tab: ends a pause for another tab. Call it before opening. */
  insist(): void;
  dispose(): void;
}

/** What tabs tell each other; all of them hear it. */
type TabMessage = { readonly from: string } & (
  { readonly type: 'hello' } | { readonly type: 'hold' | 'gone' | 'want' | 'wait'; readonly key: string }
);

/** Why this tab should not hold its board now. */
type OffReason = 'hidden' | 'other-tab' | 'leaving';

export const createTabManners = (options: TabMannersOptions): TabManners => new Manners(options);

/**
 * ```
 *            hidden, or another tab wants it            visible and not wanted elsewhere
 *   held ------------------------------------> paused ----------------------------------> held
 *        (a transfer is finished first)                (takeBack; fails: paused other-tab)
 * ```
 * Which state the board is in is read from its status; this class only holds the reasons to be off, and brings
 * the board in line with them, one step at a time.
 */
class Manners implements TabManners {
  private readonly off = new Set<OffReason>();
  /** Tabs known to hold a board, and which. */
  private readonly holders = new Map<string, string>();
  /** Tabs that answered: we are in the middle of something, then it is yours. */
  private readonly finishing = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private readonly board: TabBoard;
  private readonly channel: TabChannel;
  private readonly page: TabPage;
  private readonly timer: Timer;
  private readonly tab: string;
  private readonly endings: (() => void)[] = [];
  /** The key that we said we hold. */
  private held: string | undefined;
  private working = false;
  private letGoNow = false;
  private endStaying: () => void = () => undefined;
  private endRetry: () => void = () => undefined;

  constructor(private readonly options: TabMannersOptions) {
    this.board = options.board;
    this.page = options.page ?? { document, window };
    this.timer = options.timer ?? startTimer;
    this.tab = options.tab ?? crypto.randomUUID();
    this.channel = (options.openChannel ?? ((name) => new BroadcastChannel(name)))('pensabit-boards');
    this.channel.addEventListener('message', ({ data }) => {
      if (isTabMessage(data) && data.from !== this.tab) this.hear(data);
    });
    this.endings.push(
      this.board.status.subscribe(() => {
        this.announce();
        void this.align();
      }),
    );
    this.on(this.page.document, 'visibilitychange', () => {
      this.set('hidden', this.page.document.hidden);
    });
    this.on(this.page.window, 'beforeunload', () => {
      // Before the page goes there is still time to end a poll in order. A transfer is not worth losing to a page
      // that may stay after all.
      if (isBusy(this.board.status.value)) return;
      this.set('leaving', true);
      this.endStaying();
      this.endStaying = this.timer(() => {
        this.set('leaving', false);
      }, stayingAfter);
    });
    this.on(this.page.window, 'pagehide', () => {
      this.endStaying();
      this.letGoNow = true;
      this.set('leaving', true);
      this.tellGone();
    });
    this.on(this.page.window, 'pageshow', () => {
      this.endStaying();
      this.letGoNow = false;
      this.set('leaving', false);
    });
    if (this.page.document.hidden) this.off.add('hidden');
    this.post({ type: 'hello', from: this.tab });
    this.announce();
    void this.align();
  }

  async askOthers(signal?: AbortSignal): Promise<boolean> {
    signal?.throwIfAborted();
    const key = this.options.key();
    const isHeld = (): boolean => [...this.holders.values()].includes(key);
    if (!isHeld()) return false;
    this.post({ type: 'want', key, from: this.tab });
    return new Promise((resolve, reject) => {
      let endTimer = (): void => undefined;
      const end = (): void => {
        endTimer();
        this.waiting.delete(look);
        signal?.removeEventListener('abort', abort);
      };
      const look = (): void => {
        if (isHeld()) return;
        end();
        // Ours from here on, also if opening fails: then the others hear that it is free again.
        this.hold(key);
        resolve(true);
      };
      const abort = (): void => {
        end();
        this.post({ type: 'gone', key, from: this.tab });
        reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted.', 'AbortError'));
      };
      const giveUp = (): void => {
        // A tab that says nothing is gone without a word (it crashed), or frozen; the port itself will tell.
        for (const [tab, its] of this.holders) if (its === key) this.holders.delete(tab);
        end();
        resolve(false);
      };
      endTimer = this.timer(() => {
        const patient = [...this.holders].some(([tab, its]) => its === key && this.finishing.has(tab));
        if (patient) endTimer = this.timer(giveUp, finishLimit);
        else giveUp();
      }, answerLimit);
      this.waiting.add(look);
      signal?.addEventListener('abort', abort);
    });
  }

  insist(): void {
    this.endRetry();
    this.off.delete('other-tab');
  }

  dispose(): void {
    this.endRetry();
    this.endStaying();
    for (const end of this.endings) end();
    this.tellGone();
    this.channel.close();
  }

  private hear(message: TabMessage): void {
    switch (message.type) {
      case 'hello':
        if (this.held !== undefined) this.post({ type: 'hold', key: this.held, from: this.tab });
        break;
      case 'hold':
        this.holders.set(message.from, message.key);
        break;
      case 'wait':
        this.finishing.add(message.from);
        break;
      case 'want':
        if (message.key !== this.held) break;
        if (isBusy(this.board.status.value)) this.post({ type: 'wait', key: message.key, from: this.tab });
        this.set('other-tab', true);
        break;
      case 'gone':
        this.finishing.delete(message.from);
        if (this.holders.get(message.from) === message.key) this.holders.delete(message.from);
        for (const look of [...this.waiting]) look();
        if (message.key === this.options.key()) this.retry(takeBackDelays);
        break;
    }
  }

  /** Another tab let go: ours again, unless somebody else was quicker. */
  private retry(delays: readonly number[]): void {
    this.endRetry();
    if (!this.off.has('other-tab')) return;
    const [delay, ...later] = delays;
    if (delay === undefined) return;
    this.endRetry = this.timer(() => {
      this.off.delete('other-tab');
      void this.align().then(() => {
        if (this.off.has('other-tab')) this.retry(later);
      });
    }, delay);
  }

  private set(reason: OffReason, on: boolean): void {
    if (on) this.off.add(reason);
    else this.off.delete(reason);
    void this.align();
  }

  /** Brings the board in line with the reasons. Each step changes the status, which calls this again. */
  private async align(): Promise<void> {
    const { state } = this.board.status.value;
    if (state === 'disconnected' || state === 'lost') this.off.delete('other-tab');
    if (this.working) return;
    this.working = true;
    try {
      // Whoever set the status ends its sentence first; a page that goes away has no time for that.
      if (!this.letGoNow) await Promise.resolve();
      for (let before: BoardStatus | undefined; before !== this.board.status.value;) {
        before = this.board.status.value;
        if (this.off.size > 0 && isHeld(before) && (this.letGoNow || !isBusy(before))) {
          await this.board.letGo(this.off.has('other-tab') ? 'other-tab' : 'hidden');
          this.announce();
        } else if (this.off.size === 0 && before.state === 'paused') {
          await this.board.takeBack();
          if (isPaused(this.board.status.value)) this.off.add('other-tab');
        }
      }
    } finally {
      this.working = false;
    }
  }

  /** Tells the other tabs what we hold, when that changed. */
  private announce(): void {
    if (!isHeld(this.board.status.value)) {
      this.tellGone();
      return;
    }
    const key = this.options.key();
    if (this.held === key || this.board.status.value.state === 'connecting') return;
    this.hold(key);
  }

  private hold(key: string): void {
    this.tellGone();
    this.held = key;
    this.post({ type: 'hold', key, from: this.tab });
  }

  private tellGone(): void {
    if (this.held === undefined) return;
    this.post({ type: 'gone', key: this.held, from: this.tab });
    this.held = undefined;
  }

  private post(message: TabMessage): void {
    this.channel.postMessage(message);
  }

  private on(
    target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
    event: string,
    listener: () => void,
  ): void {
    target.addEventListener(event, listener);
    this.endings.push(() => {
      target.removeEventListener(event, listener);
    });
  }
}

function isHeld({ state }: BoardStatus): boolean {
  return state === 'connecting' || state === 'connected' || state === 'transferring' || state === 'running';
}

function isBusy({ state }: BoardStatus): boolean {
  return state === 'connecting' || state === 'transferring';
}

const isPaused = ({ state }: BoardStatus): boolean => state === 'paused';

/** The channel is shared with whatever else this origin serves, and with older versions of us. */
function isTabMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('from' in data)) return false;
  if (typeof data.from !== 'string') return false;
  if (data.type === 'hello') return true;
  return (
    'key' in data &&
    typeof data.key === 'string' &&
    ['hold', 'gone', 'want', 'wait'].some((type) => type === data.type)
  );
}

import type { Program } from '../../../firmware/program.ts';
import { createStore, type WritableStore } from '../../base/store.ts';
import {
  BoardError,
  type Board,
  type BoardErrorCode,
  type BoardIdentity,
  type BoardStatus,
  type ConnectOptions,
  type NearbyBoard,
  type OutputListener,
  type RunOptions,
  type RunReport,
} from '../board.ts';
import { installProgram } from '../repl/install-program.ts';
import type { TalkOptions } from '../repl/raw-repl.ts';
import { shareLine, type SharedLine } from '../repl/shared-line.ts';
import { restartProgram, stopProgram } from '../repl/stop-program.ts';
import { createTabManners, type TabManners, type TabMannersOptions } from '../tab-manners.ts';
import { startTimer, type Timer } from '../timer.ts';
import { BannerWatch } from './banner-watch.ts';
import { KnownPorts } from './known-ports.ts';
import { openPortLink, portError, type PortLink } from './port-link.ts';
import type { Port, PortSource } from './port-source.ts';

/** Milliseconds before another attempt to open: after our own closing, after another tab's, after plugging in. */
const ownDelays: readonly number[] = [300];
const otherTabDelays: readonly number[] = [50, 300, 1000];
const plugDelays: readonly number[] = [100, 400, 1000, 2000];
/** Milliseconds for the browser to list its ports. */
const listLimit = 5000;
/** Bytes and milliseconds: pieces of what is typed, for the board's ring holds 63 and a prompt echoes each. */
const typedPiece = 32;
const typedPause = 10;

const interruptCode = 0x03;

export interface SerialBoardOptions {
  readonly ports: PortSource;
  readonly now?: () => number;
  readonly timer?: Timer;
  /** Where tabs meet; default: this page. */
  readonly tabs?: Pick<TabMannersOptions, 'page' | 'openChannel' | 'tab'>;
}

/** A micro:bit on a serial port: programs go over MicroPython's raw REPL, file by file. */
export function createSerialBoard(options: SerialBoardOptions): Board {
  return new SerialBoard(options);
}

/** An open port. */
interface Session {
  readonly port: Port;
  readonly link: PortLink;
  readonly line: SharedLine;
}

/** Something that is asked of the board and takes time. Only one at a time; the last one asked for counts. */
interface Operation {
  readonly abort: AbortController;
  readonly done: Promise<unknown>;
}

/**
 * ```
 * disconnected -- connect --> connecting --> connected -- run --> transferring --> running
 *                                 |              ^  <---- stop, abort, failure ----/  |
 *                                 v              |                                    |
 *                               lost <-- the cable: any state     plug: connecting <--+
 * ```
 * `paused` is the tab manners' doing. What is under way is an {@link Operation}; a new one aborts it and waits for
 * its end, so that two never talk to the board at once.
 */
class SerialBoard implements Board {
  readonly kind = 'serial';
  readonly capabilities = { simulated: false, talks: true } as const;
  readonly status: WritableStore<BoardStatus> = createStore<BoardStatus>({ state: 'disconnected' });
  readonly identity: WritableStore<BoardIdentity | undefined> = createStore<BoardIdentity | undefined>(
    undefined,
  );
  private readonly known: KnownPorts;
  private readonly manners: TabManners;
  private readonly now: () => number;
  private readonly timer: Timer;
  private readonly listeners = new Set<OutputListener>();
  private readonly endings: (() => void)[] = [];

  private session: Session | undefined;
  private current: Operation | undefined;
  /** The port that was used last, plugged in or not. */
  private last: Port | undefined;
  /** What a paused board was doing. */
  private resume: BoardStatus | undefined;
  /** Whether what comes is the program's; after a stop nobody wants to hear the rest. */
  private audible = false;
  /** Output of a program that started before we could say so. */
  private early: Uint8Array[] | undefined;
  private since = 0;
  private disposed = false;

  constructor(private readonly options: SerialBoardOptions) {
    this.now = options.now ?? (() => performance.now());
    this.timer = options.timer ?? startTimer;
    this.known = new KnownPorts(options.ports);
    this.endings.push(
      options.ports.onChange((change, port) => {
        if (change === 'connect') this.plugged(port);
        else this.unplugged(port);
      }),
    );
    this.manners = createTabManners({
      board: {
        status: this.status,
        letGo: (reason) => this.letGo(reason),
        takeBack: () => this.takeBack(),
      },
      key: () => 'serial',
      timer: this.timer,
      ...options.tabs,
    });
    // Which boards are near is worth knowing before anybody connects; a refusal is told when somebody does.
    this.known.refresh().catch(() => undefined);
  }

  get nearby(): WritableStore<readonly NearbyBoard[]> {
    return this.known.nearby;
  }

  async connect(options: ConnectOptions = {}): Promise<void> {
    options.signal?.throwIfAborted();
    const wanted = options.board === undefined ? undefined : this.known.find(options.board);
    const other = options.another === true || (options.board !== undefined && wanted !== this.session?.port);
    if (this.session !== undefined && !other) return;
    await this.operate(options.signal, (signal) => this.open(options, signal));
  }

  async disconnect(): Promise<void> {
    this.audible = false;
    this.resume = undefined;
    await this.operate(undefined, async () => {
      await this.close();
      this.identity.set(undefined);
      this.status.set({ state: 'disconnected' });
    }).catch(ignoreAbort);
  }

  async run(program: Program, { signal, onProgress }: RunOptions = {}): Promise<RunReport> {
    signal?.throwIfAborted();
    const begin = this.now();
    return this.operate(signal, async (own) => {
      const session = this.session ?? (await this.open({}, own));
      this.audible = false;
      let furthest = 0;
      const tell = (stage: 'looking' | 'files' | 'starting', fraction: number): void => {
        furthest = Math.max(furthest, fraction);
        if (this.session !== session) return;
        this.status.set({ state: 'transferring', stage, progress: furthest });
        onProgress?.(furthest);
      };
      tell('looking', 0);
      try {
        const { facts, written, bytesSent, bytesReceived } = await installProgram(session.line, program, {
          ...this.talk(session, own),
          onStage: (stage, fraction) => {
            tell(stage, fraction);
            if (stage === 'starting' && this.early === undefined) this.listenEarly();
          },
        });
        this.known.learn(session.port, facts);
        this.identity.set(facts);
        if (furthest < 1) onProgress?.(1);
        this.start(session);
        const milliseconds = this.now() - begin;
        return { route: 'files', bytes: bytesSent + bytesReceived, milliseconds, written };
      } catch (error) {
        this.early = undefined;
        this.audible = false;
        // The board is there, and the next run begins anew.
        if (this.session === session) this.status.set({ state: 'connected' });
        throw error;
      }
    });
  }

  async stop(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const wasAudible = this.audible;
    this.audible = false;
    await this.operate(undefined, async (signal) => {
      try {
        await stopProgram(session.line, this.talk(session, signal));
      } catch (error) {
        // It still runs, and may be heard.
        this.audible = wasAudible;
        throw error;
      }
      if (this.session === session) this.status.set({ state: 'connected' });
    }).catch(ignoreAbort);
  }

  interrupt(): Promise<void> {
    return this.write(Uint8Array.of(interruptCode));
  }

  async reset(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    this.audible = false;
    await this.operate(undefined, async (signal) => {
      this.listenEarly();
      try {
        await restartProgram(session.line, this.talk(session, signal));
        this.start(session);
      } finally {
        this.early = undefined;
      }
    }).catch(ignoreAbort);
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { session } = this;
    if (session === undefined || session.line.held) return;
    this.audible = true;
    for (let at = 0; at < bytes.length && this.session === session; at += typedPiece) {
      if (at > 0) await this.pause(typedPause);
      await session.line.write(bytes.subarray(at, at + typedPiece));
    }
  }

  onOutput(listener: OutputListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.disposed = true;
    this.manners.dispose();
    for (const end of this.endings) end();
    void this.disconnect();
  }

  /** Ends what is under way, and does this instead. */
  private async operate<T>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const before = this.current;
    before?.abort.abort(new DOMException('Something else was asked of the board.', 'AbortError'));
    const abort = new AbortController();
    const forward = (): void => {
      abort.abort(signal?.reason);
    };
    signal?.addEventListener('abort', forward);
    const result = (async () => {
      await before?.done;
      abort.signal.throwIfAborted();
      return work(abort.signal);
    })();
    const operation: Operation = { abort, done: result.catch(() => undefined) };
    this.current = operation;
    try {
      return await result;
    } finally {
      signal?.removeEventListener('abort', forward);
      if (this.current === operation) this.current = undefined;
    }
  }

  private async open(options: ConnectOptions, signal: AbortSignal): Promise<Session> {
    this.manners.insist();
    const before = this.session;
    try {
      if (before === undefined) this.status.set({ state: 'connecting' });
      const port = await this.choose(options, signal);
      if (before !== undefined && before === this.session && before.port === port) return before;
      await this.close();
      this.status.set({ state: 'connecting' });
      const session = await this.openPort(port, ownDelays, true, signal);
      this.status.set((this.last === port ? this.resume : undefined) ?? { state: 'connected' });
      this.settle(port);
      return session;
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /** Which port it is to be; shows the browser's chooser where that is needed and allowed. */
  private async choose(options: ConnectOptions, signal: AbortSignal): Promise<Port> {
    const { ask = true, another = false, board } = options;
    if (another) return this.request(signal);
    await this.refresh(signal);
    const { all } = this.known;
    if (board !== undefined) {
      const port = this.known.find(board);
      if (port === undefined) throw new BoardError('unplugged');
      return port;
    }
    const { last } = this;
    const same =
      last && (all.find((port) => port === last) ?? all.find((one) => this.known.mayBe(one, last)));
    if (same !== undefined) return same;
    const [first, second] = all;
    if (first !== undefined && (second === undefined || !ask)) return first;
    if (ask) return this.request(signal);
    throw new BoardError(last === undefined ? 'no-board-chosen' : 'unplugged');
  }

  private async request(signal: AbortSignal): Promise<Port> {
    const port = await this.unlessAborted(this.options.ports.request(), signal);
    this.known.add(port);
    return port;
  }

  private async refresh(signal: AbortSignal): Promise<void> {
    const late = new BoardError('no-answer', {}, { cause: 'the browser does not list its ports' });
    let endTimer = (): void => undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      endTimer = this.timer(() => {
        reject(late);
      }, listLimit);
    });
    try {
      await this.unlessAborted(Promise.race([this.known.refresh(), limit]), signal);
    } finally {
      endTimer();
    }
  }

  /** Opens; when somebody has the port, asks our other tabs for it, and tries again a little later. */
  private async openPort(
    port: Port,
    delays: readonly number[],
    insistent: boolean,
    signal: AbortSignal,
  ): Promise<Session> {
    let waits = [...delays];
    let asked = !insistent;
    for (;;) {
      try {
        return this.take(port, await openPortLink(port, { timer: this.timer, signal }));
      } catch (error) {
        // A port that is gone cannot be opened either; the browser says the same of both.
        if (error instanceof BoardError && !this.known.all.includes(port)) {
          throw new BoardError('unplugged', {}, { cause: error });
        }
        const passing = ['board-in-use', 'access-denied', 'connection-failed'];
        if (!(error instanceof BoardError) || !passing.includes(error.code)) throw error;
        if (!asked && error.code === 'board-in-use') {
          asked = true;
          if (await this.manners.askOthers(signal)) waits = [...otherTabDelays];
        }
        const wait = waits.shift();
        if (wait === undefined) throw error;
        await this.unlessAborted(this.pause(wait), signal);
      }
    }
  }

  private take(port: Port, link: PortLink): Session {
    const banner = new BannerWatch((identity) => {
      if (this.known.identityOf(port) !== undefined) return;
      this.known.learn(port, identity);
      if (this.session?.port === port) this.identity.set(identity);
    });
    const line = shareLine(link, (bytes) => {
      banner.take(bytes);
      if (this.session?.link === link) this.hear(bytes);
    });
    const session: Session = { port, link, line };
    this.session = session;
    this.audible = true;
    this.since = this.now();
    this.identity.set(this.known.identityOf(port));
    link.onLost((reason) => {
      if (this.session === session) void this.lose(reason);
    });
    return session;
  }

  private settle(port: Port): void {
    this.last = port;
    if (this.resume?.state === 'running') this.since = this.resume.since;
    this.resume = undefined;
  }

  private async lose(reason: BoardErrorCode): Promise<void> {
    const closing = this.close();
    this.status.set({ state: 'lost', reason });
    await closing;
  }

  private async close(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    this.session = undefined;
    this.audible = false;
    this.last = session.port;
    session.line.close();
    await session.link.close();
  }

  /** Connecting came to nothing. */
  private fail(error: unknown): void {
    // The one that was there before is still in use.
    if (this.session !== undefined) return;
    const code = error instanceof BoardError ? error.code : undefined;
    if (code === undefined || code === 'no-board-chosen') this.status.set({ state: 'disconnected' });
    else this.status.set({ state: 'lost', reason: code });
  }

  private plugged(port: Port): void {
    this.known.add(port);
    const { last } = this;
    if (this.status.value.state !== 'lost' || last === undefined || !this.known.mayBe(port, last)) return;
    void this.comeBack(port, plugDelays, (error) => {
      this.fail(error);
    });
  }

  private unplugged(port: Port): void {
    this.known.remove(port);
    if (this.session?.port === port) this.session.link.lose('unplugged');
  }

  /** Opens a port that we had, without a question. Does not fail: `onFailure` says what a failure means. */
  private async comeBack(
    port: Port,
    delays: readonly number[],
    onFailure: (error: unknown) => void,
  ): Promise<void> {
    await this.operate(undefined, async (signal) => {
      if (this.session !== undefined || this.disposed) return;
      this.status.set({ state: 'connecting' });
      try {
        await this.openPort(port, delays, false, signal);
        this.status.set(this.resume ?? { state: 'connected' });
        this.settle(port);
      } catch (error) {
        onFailure(error);
      }
    }).catch(ignoreAbort);
  }

  private async letGo(reason: 'hidden' | 'other-tab'): Promise<void> {
    const before = this.status.value;
    await this.operate(undefined, async () => {
      if (this.session === undefined) return;
      this.resume = before.state === 'running' ? before : undefined;
      await this.close();
      this.status.set({ state: 'paused', reason });
    }).catch(ignoreAbort);
  }

  private async takeBack(): Promise<void> {
    const { last } = this;
    if (last === undefined) return;
    const { all } = this.known;
    const port = all.includes(last) ? last : all.find((one) => this.known.mayBe(one, last));
    if (port === undefined) {
      this.resume = undefined;
      this.status.set({ state: 'lost', reason: 'unplugged' });
      return;
    }
    await this.comeBack(port, [], (error) => {
      const inUse = error instanceof BoardError && error.code === 'board-in-use';
      if (inUse) this.status.set({ state: 'paused', reason: 'other-tab' });
      else this.fail(error);
    });
  }

  private talk(session: Session, signal: AbortSignal): TalkOptions {
    return { timer: this.timer, signal, resetBoard: () => session.link.sendBreak() };
  }

  /** From here on what comes is the new program's, but nobody has been told yet that it runs. */
  private listenEarly(): void {
    this.early = [];
    this.audible = true;
    this.since = this.now();
  }

  private start(session: Session): void {
    const early = this.early ?? [];
    this.early = undefined;
    if (this.session !== session) return;
    this.audible = true;
    this.status.set({ state: 'running', since: this.since });
    for (const bytes of early) this.hear(bytes);
  }

  private hear(bytes: Uint8Array): void {
    if (!this.audible) return;
    if (this.early !== undefined) {
      this.early.push(bytes);
      return;
    }
    const time = this.now() - this.since;
    for (const listener of [...this.listeners]) listener(bytes, time);
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.timer(resolve, milliseconds);
    });
  }

  private unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(signal.reason as Error);
      };
      const end = (): void => {
        signal.removeEventListener('abort', abort);
      };
      signal.addEventListener('abort', abort);
      work.then(
        (value) => {
          end();
          resolve(value);
        },
        (error: unknown) => {
          end();
          reject(portError(error));
        },
      );
    });
  }
}

/** Another wish of the same person ended this one: nothing to tell. */
function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

/*
 * A little over 400 lines, because every method here moves the one status. What could leave has left: which port
 * and opening it (port-door), what is known of boards (known-ports), who is heard (program-output), turns
 * (turns).
 */
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
import { ProgramOutput } from '../program-output.ts';
import { installProgram } from '../repl/install-program.ts';
import type { TalkOptions } from '../repl/raw-repl.ts';
import { shareLine, type SharedLine } from '../repl/shared-line.ts';
import { restartProgram, stopProgram } from '../repl/stop-program.ts';
import { createTabManners, type TabManners, type TabMannersOptions } from '../tab-manners.ts';
import { startTimer, type Timer } from '../timer.ts';
import { BannerWatch } from './banner-watch.ts';
import { KnownPorts } from './known-ports.ts';
import { ignoreAbort, Turns } from '../turns.ts';
import { pause, PortDoor } from './port-door.ts';
import type { PortLink } from './port-link.ts';
import type { Port, PortSource } from './port-source.ts';

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

/**
 * ```
 * disconnected -- connect --> connecting --> connected -- run --> transferring --> running
 *                                 |              ^  <---- stop, abort, failure ----/  |
 *                                 v              |                                    |
 *                               lost <-- the cable: any state     plug: connecting <--+
 * ```
 * `paused` is the tab manners' doing. Only one thing is under way at a time: see {@link Turns}.
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
  private readonly output: ProgramOutput;
  private readonly door: PortDoor;
  private readonly endings: (() => void)[] = [];

  private session: Session | undefined;
  private readonly operations = new Turns();
  /** The port that was used last, plugged in or not. */
  private last: Port | undefined;
  /** What a paused board was doing. */
  private resume: BoardStatus | undefined;
  /** Ends when the port of before is closed. */
  private closing: Promise<void> = Promise.resolve();
  private disposed = false;

  constructor(options: SerialBoardOptions) {
    this.now = options.now ?? (() => performance.now());
    this.timer = options.timer ?? startTimer;
    this.output = new ProgramOutput(this.now);
    this.known = new KnownPorts(options.ports);
    this.door = new PortDoor({
      ports: options.ports,
      known: this.known,
      timer: this.timer,
      askOthers: (signal) => this.manners.askOthers(signal),
    });
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
    await this.operations.take(options.signal, (signal) => this.open(options, signal));
  }

  async disconnect(): Promise<void> {
    this.output.mute();
    this.resume = undefined;
    await this.operations
      .take(undefined, async () => {
        await this.close();
        this.identity.set(undefined);
        this.status.set({ state: 'disconnected' });
      })
      .catch(ignoreAbort);
  }

  async run(program: Program, { signal, onProgress }: RunOptions = {}): Promise<RunReport> {
    signal?.throwIfAborted();
    const begin = this.now();
    return this.operations.take(signal, async (own) => {
      // Without the board that was used last there is nothing to choose: its cable is out.
      const session = this.session ?? (await this.open({ ask: this.last === undefined }, own));
      this.output.mute();
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
            if (stage === 'starting') this.output.expect();
          },
        });
        this.known.learn(session.port, facts);
        this.identity.set(facts);
        if (furthest < 1) onProgress?.(1);
        this.start(session);
        const milliseconds = this.now() - begin;
        return { route: 'files', bytes: bytesSent + bytesReceived, milliseconds, written };
      } catch (error) {
        this.output.mute();
        // The board is there, and the next run begins anew.
        if (this.session === session) this.status.set({ state: 'connected' });
        throw error;
      }
    });
  }

  async stop(): Promise<void> {
    const { session } = this;
    if (session === undefined) {
      // A run that is still opening its port.
      if (this.status.value.state === 'connecting')
        await this.operations.take(undefined, () => Promise.resolve());
      return;
    }
    const { heard } = this.output;
    this.output.mute();
    await this.operations
      .take(undefined, async (signal) => {
        try {
          await stopProgram(session.line, this.talk(session, signal));
        } catch (error) {
          // It still runs, and may be heard.
          if (heard) this.output.unmute();
          throw error;
        }
        if (this.session === session) this.status.set({ state: 'connected' });
      })
      .catch(ignoreAbort);
  }

  interrupt(): Promise<void> {
    return this.write(Uint8Array.of(interruptCode));
  }

  async reset(): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    this.output.mute();
    await this.operations
      .take(undefined, async (signal) => {
        this.output.expect();
        try {
          await restartProgram(session.line, this.talk(session, signal));
        } catch (error) {
          this.output.begin();
          throw error;
        }
        this.start(session);
      })
      .catch(ignoreAbort);
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { session } = this;
    if (session === undefined || session.line.held) return;
    this.output.unmute();
    for (let at = 0; at < bytes.length && this.session === session; at += typedPiece) {
      if (at > 0) await pause(this.timer, typedPause);
      await session.line.write(bytes.subarray(at, at + typedPiece));
    }
  }

  onOutput(listener: OutputListener): () => void {
    return this.output.listen(listener);
  }

  dispose(): void {
    this.disposed = true;
    this.manners.dispose();
    for (const end of this.endings) end();
    void this.disconnect();
  }

  private async open(options: ConnectOptions, signal: AbortSignal): Promise<Session> {
    this.manners.insist();
    const before = this.session;
    try {
      if (before === undefined) this.status.set({ state: 'connecting' });
      const port = await this.door.choose(options, this.last, signal);
      if (before !== undefined && before === this.session && before.port === port) return before;
      await this.close();
      this.status.set({ state: 'connecting' });
      if (this.last !== port) this.resume = undefined;
      // Also when opening fails: plugging it in again is worth another try.
      this.last = port;
      const session = await this.openPort(port, 'asked', signal);
      this.arrive(port);
      return session;
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  private async openPort(
    port: Port,
    why: 'asked' | 'plugged' | 'back',
    signal: AbortSignal,
  ): Promise<Session> {
    await this.closing;
    return this.take(port, await this.door.open(port, why, signal));
  }

  private take(port: Port, link: PortLink): Session {
    const banner = new BannerWatch((identity) => {
      if (this.known.identityOf(port) !== undefined) return;
      this.known.learn(port, identity);
      if (this.session?.port === port) this.identity.set(identity);
    });
    const line = shareLine(link, (bytes) => {
      banner.take(bytes);
      if (this.session?.link === link) this.output.take(bytes);
    });
    const session: Session = { port, link, line };
    this.session = session;
    this.output.since = this.now();
    this.output.unmute();
    this.identity.set(this.known.identityOf(port));
    link.onLost((reason) => {
      if (this.session === session) void this.lose(reason);
    });
    return session;
  }

  /** Connected, or in the middle of what it was doing when it was let go of. */
  private arrive(port: Port): void {
    this.last = port;
    const { resume } = this;
    this.resume = undefined;
    if (resume?.state === 'running') this.output.since = resume.since;
    this.status.set(resume ?? { state: 'connected' });
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
    this.output.mute();
    this.last = session.port;
    session.line.close();
    this.closing = session.link.close();
    await this.closing;
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
    void this.comeBack(port, 'plugged', (error) => {
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
    why: 'plugged' | 'back',
    onFailure: (error: unknown) => void,
  ): Promise<void> {
    await this.operations
      .take(undefined, async (signal) => {
        if (this.session !== undefined || this.disposed) return;
        this.status.set({ state: 'connecting' });
        try {
          await this.openPort(port, why, signal);
          this.arrive(port);
        } catch (error) {
          onFailure(error);
        }
      })
      .catch(ignoreAbort);
  }

  private async letGo(reason: 'hidden' | 'other-tab'): Promise<void> {
    const { state } = this.status.value;
    const close = async (): Promise<void> => {
      if (this.session === undefined) return;
      const { value } = this.status;
      this.resume = value.state === 'running' ? value : undefined;
      await this.close();
      this.status.set({ state: 'paused', reason });
    };
    // In the middle of those two only a page that goes away lets go; a stop or a reset is done first.
    const busy = state === 'transferring' || state === 'connecting';
    await (busy ? this.operations.take(undefined, close) : this.operations.takeAfter(undefined, close)).catch(
      ignoreAbort,
    );
  }

  private async takeBack(): Promise<void> {
    const { last } = this;
    if (last === undefined) return;
    // A page that the browser froze may have missed what was plugged meanwhile.
    await this.known.refresh().catch(() => undefined);
    const port = this.known.again(last);
    if (port === undefined) {
      this.resume = undefined;
      this.status.set({ state: 'lost', reason: 'unplugged' });
      return;
    }
    await this.comeBack(port, 'back', (error) => {
      const inUse = error instanceof BoardError && error.code === 'board-in-use';
      if (inUse) this.status.set({ state: 'paused', reason: 'other-tab' });
      else this.fail(error);
    });
  }

  private start(session: Session): void {
    if (this.session !== session) return;
    this.status.set({ state: 'running', since: this.output.since });
    this.output.begin();
  }

  private talk(session: Session, signal: AbortSignal): TalkOptions {
    return { timer: this.timer, signal, resetBoard: () => session.link.sendBreak() };
  }
}

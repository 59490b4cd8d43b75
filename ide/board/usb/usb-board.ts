import type { Program } from '../../../firmware/program.ts';
import { createStore, type Store } from '../../base/store.ts';
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
import { shareLine, type SharedLine } from '../repl/shared-line.ts';
import { stopProgram } from '../repl/stop-program.ts';
import { createTabManners, type TabBoard, type TabManners } from '../tab-manners.ts';
import { startTimer, type Timer } from '../timer.ts';
import { DeviceList, type UsbPort } from './device-list.ts';
import { KnownBoards, type BoardMemory } from './known-boards.ts';
import { RunRoutes, type BuildHex } from './run-routes.ts';
import { TransferProgress } from './transfer-progress.ts';
import { Turns, unlessAborted } from './turns.ts';
import { UsbSession, type SessionServices } from './usb-session.ts';
import { usbTrouble } from './usb-trouble.ts';

/** Milliseconds between attempts to take back a board that was plugged in again: systems set up devices slowly. */
const reconnectDelays: readonly number[] = [0, 300, 1000, 3000];
/** Milliseconds between attempts to open what another tab said it let go of. */
const handOverDelays: readonly number[] = [0, 200, 600];
/** Milliseconds in which a browser says that a device is gone, after a transfer failed. */
const goneLimit = 600;
const goneInterval = 100;
/** Milliseconds that a connection must have lasted to be opened again without a word. */
const mendInterval = 5000;

export interface UsbBoardOptions {
  /**
   * The hex of a program for a board, and the MicroPython that is in it (`1.1.1`).
   * Rejects with a {@link BoardError} (`no-main`, `bad-file-name`, `program-too-big`, `runtime-missing`,
   * `firmware-unreachable`): nothing on the board is touched before it resolved.
   */
  readonly buildHex: BuildHex;
  /** Default `navigator.usb`; null where there is none. */
  readonly usb?: UsbPort | null;
  /** Default `isSecureContext`. */
  readonly secure?: boolean;
  /** Remembers the names of boards; `localStorage` of the page. Without it they last as long as the page. */
  readonly names?: BoardMemory;
  /** How tabs share a board. Default: by C's manners on this page. */
  readonly manners?: (board: TabBoard, key: () => string) => TabManners;
  readonly timer?: Timer;
  readonly now?: () => number;
  /** Hears what only a developer understands. */
  readonly log?: (message: string) => void;
}

/** A micro:bit over WebUSB: DAPLink's debug port for flashing, its serial commands for everything else. */
export function createUsbBoard(options: UsbBoardOptions): Board {
  return new UsbBoard(options);
}

/** An open board. */
interface Held {
  readonly device: USBDevice;
  readonly session: UsbSession;
  readonly line: SharedLine;
  readonly since: number;
}

/**
 * ```
 *  disconnected --connect--> connecting --> connected <--stop-- running
 *       ^                       | fails         | run             ^
 *       | disconnect            v               v                 |
 *   (any state)               lost <------ transferring ----------+
 *                               | plugged in again (by itself), connect, run
 *                               +--> connecting       letGo: paused, takeBack: what it was before
 * ```
 * Everything that needs the board to itself takes a turn; the later request cancels the one under way.
 */
class UsbBoard implements Board, TabBoard {
  readonly kind = 'usb';
  readonly capabilities = { simulated: false, talks: true } as const;
  readonly status = createStore<BoardStatus>({ state: 'disconnected' });
  readonly identity = createStore<BoardIdentity | undefined>(undefined);
  readonly nearby: Store<readonly NearbyBoard[]>;

  private readonly services: SessionServices;
  private readonly known: KnownBoards;
  private readonly devices: DeviceList;
  private readonly manners: TabManners;
  private readonly routes: RunRoutes;
  private readonly turns = new Turns();
  private readonly listeners = new Set<OutputListener>();
  private held: Held | undefined;
  /** The board that is held, or was and is to come back. */
  private wanted: USBDevice | undefined;
  private wantedId: string | undefined;
  /** What is printed is nobody's: a stopped program's last words, a conversation's echo. */
  private muted = false;
  /** When the program started, for the time of its output. */
  private startedAt = 0;
  private beforePause: BoardStatus | undefined;
  private disposed = false;

  constructor(options: UsbBoardOptions) {
    const timer = options.timer ?? startTimer;
    const now = options.now ?? (() => performance.now());
    this.services = { timer, now, log: options.log ?? (() => undefined) };
    this.known = new KnownBoards(options.names);
    const usb = options.usb === undefined ? browserUsb() : (options.usb ?? undefined);
    this.devices = new DeviceList({
      usb,
      secure: options.secure ?? isSecureContext,
      known: this.known,
      onPlugged: (device) => {
        this.plugged(device);
      },
      onUnplugged: (device) => {
        this.unplugged(device);
      },
    });
    this.nearby = this.devices.nearby;
    this.routes = new RunRoutes(options.buildHex, this.services);
    const key = (): string => `usb:${this.wantedId ?? ''}`;
    this.manners = options.manners?.(this, key) ?? createTabManners({ board: this, key, timer });
  }

  async connect(options: ConnectOptions = {}): Promise<void> {
    const { signal, board, another = false } = options;
    signal?.throwIfAborted();
    if (this.held !== undefined && !another && (board === undefined || board === this.wantedId)) {
      if (!this.turns.busy || this.status.value.state === 'transferring') return;
    }
    await this.turns.take(signal, (turn) => this.connectNow(options, turn));
  }

  async disconnect(): Promise<void> {
    this.wanted = undefined;
    this.wantedId = undefined;
    this.beforePause = undefined;
    await this.turns.end();
    await this.release();
    this.identity.set(undefined);
    this.status.set({ state: 'disconnected' });
  }

  async run(program: Program, { signal, onProgress }: RunOptions = {}): Promise<RunReport> {
    signal?.throwIfAborted();
    const begin = this.services.now();
    return this.turns.take(signal, async (turn) => {
      if (this.held === undefined) await this.connectNow({}, turn);
      const { bytes, route, written } = await this.bring(program, turn, onProgress);
      const milliseconds = this.services.now() - begin;
      return { route, bytes, milliseconds, ...(written && { written }) };
    });
  }

  async stop(): Promise<void> {
    const { state } = this.status.value;
    if (state === 'transferring') await this.turns.end();
    if (this.held === undefined || (this.status.value.state !== 'running' && state !== 'connected')) return;
    await this.turns.take(undefined, async (turn) => {
      const { held } = this;
      if (held === undefined) return;
      this.muted = true;
      try {
        await unlessAborted(held.session.prepareTalk(), turn);
        await stopProgram(held.line, {
          timer: this.services.timer,
          signal: turn,
          resetBoard: () => held.session.reset(),
        });
        this.leave(held, { state: 'connected' });
      } catch (error) {
        turn.throwIfAborted();
        this.leave(held, { state: 'connected' });
        throw usbTrouble(error);
      }
    });
  }

  interrupt(): Promise<void> {
    return this.write(Uint8Array.of(0x03));
  }

  async reset(): Promise<void> {
    if (this.held === undefined || this.status.value.state === 'transferring') return;
    await this.turns.take(undefined, async () => {
      const { held } = this;
      if (held === undefined) return;
      this.begin();
      await held.session.reset();
      this.leave(held, { state: 'running', since: this.startedAt });
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { state } = this.status.value;
    if (this.held === undefined || (state !== 'running' && state !== 'connected')) return;
    // Who types wants to see the answer.
    this.muted = false;
    await this.held.line.write(bytes);
  }

  onOutput(listener: OutputListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async letGo(reason: 'hidden' | 'other-tab'): Promise<void> {
    await this.turns.end();
    if (this.held === undefined) return;
    const before = this.status.value;
    await this.release();
    this.beforePause = before;
    this.status.set({ state: 'paused', reason });
  }

  async takeBack(): Promise<void> {
    const device = this.wanted;
    const before = this.beforePause;
    if (this.status.value.state !== 'paused' || device === undefined) return;
    await this.turns
      .take(undefined, async (turn) => {
        if (this.status.value.state !== 'paused') return;
        try {
          await this.hold(device, turn);
          this.status.set(before?.state === 'running' ? before : { state: 'connected' });
        } catch (error) {
          if (turn.aborted) return;
          const { code } = asBoardError(error);
          this.status.set(
            code === 'board-in-use'
              ? { state: 'paused', reason: 'other-tab' }
              : { state: 'lost', reason: await this.truth(code, device) },
          );
        }
      })
      .catch(() => undefined);
  }

  dispose(): void {
    this.disposed = true;
    this.manners.dispose();
    this.devices.dispose();
    this.listeners.clear();
    void this.disconnect();
  }

  /** Within a turn. */
  private async connectNow(options: ConnectOptions, turn: AbortSignal): Promise<void> {
    const before = this.status.value;
    this.manners.insist();
    this.status.set({ state: 'connecting' });
    let tried: USBDevice | undefined;
    try {
      const devices = await this.devices.choose(options, turn);
      if (this.held !== undefined && devices[0] === this.held.device) {
        this.status.set(before);
        return;
      }
      tried = devices[0];
      await this.release();
      await this.holdFirst(devices, turn);
      this.status.set({ state: 'connected' });
    } catch (error) {
      const held = this.held !== undefined;
      if (turn.aborted || asBoardError(error).code === 'no-board-chosen') {
        // Nothing happened: what was, is.
        const still = held || before.state === 'lost';
        this.status.set(still ? before : { state: 'disconnected' });
        throw turn.aborted ? turn.reason : error;
      }
      const reason = await this.truth(asBoardError(error).code, tried);
      this.status.set({ state: 'lost', reason });
      throw reason === asBoardError(error).code ? error : new BoardError(reason, {}, { cause: error });
    }
  }

  /** The first of the boards that can be had: one that another program holds is no reason to leave the other. */
  private async holdFirst(devices: readonly USBDevice[], turn: AbortSignal): Promise<void> {
    let first: unknown;
    for (const device of devices) {
      try {
        await this.hold(device, turn, devices.length === 1);
        return;
      } catch (error) {
        turn.throwIfAborted();
        first ??= error;
      }
    }
    const [device] = devices;
    if (devices.length > 1 && device !== undefined && asBoardError(first).code === 'board-in-use') {
      await this.hold(device, turn);
      return;
    }
    throw first;
  }

  private async hold(device: USBDevice, turn: AbortSignal, askTabs = true): Promise<void> {
    this.wanted = device;
    this.wantedId = this.known.id(device);
    let session: UsbSession;
    try {
      session = await UsbSession.open(device, this.services, turn);
    } catch (error) {
      const taken = asBoardError(error).code === 'board-in-use';
      if (!taken || !askTabs || !(await this.manners.askOthers(turn))) throw error;
      session = await this.openSoon(device, handOverDelays, turn);
    }
    this.adopt(device, session);
  }

  /** Tries again while the system, or another tab, is still at it. */
  private async openSoon(
    device: USBDevice,
    delays: readonly number[],
    turn: AbortSignal,
  ): Promise<UsbSession> {
    let last: unknown;
    for (const delay of delays) {
      if (delay > 0) await unlessAborted(this.pass(delay), turn);
      try {
        return await UsbSession.open(device, this.services, turn);
      } catch (error) {
        turn.throwIfAborted();
        last = error;
      }
    }
    throw last;
  }

  private adopt(device: USBDevice, session: UsbSession): Held {
    const line = shareLine(session.link, (bytes) => {
      this.output(bytes);
    });
    const held: Held = { device, session, line, since: this.services.now() };
    this.held = held;
    this.muted = false;
    this.startedAt = this.services.now();
    session.link.onLost((reason) => {
      void this.lose(held, reason);
    });
    const { name, model } = session;
    const before = this.identity.value;
    const same = before?.name === name && before.model === model;
    this.identity.set({ name, model, runtime: same ? before.runtime : undefined });
    this.known.remember(device, { name, model });
    void this.devices.refresh();
    return held;
  }

  /** Within a turn, and with a board held: puts the program there. */
  private async bring(
    program: Program,
    turn: AbortSignal,
    onProgress: RunOptions['onProgress'],
  ): Promise<{ route: RunReport['route']; bytes: number; written?: readonly string[] }> {
    const first = this.held;
    if (first === undefined) throw new BoardError('unplugged');
    const before = this.status.value;
    const progress = new TransferProgress((status) => {
      this.status.set(status);
      onProgress?.(status.progress);
    });
    let touched = false;
    try {
      return await this.routes
        .bring(program, {
          signal: turn,
          progress,
          held: () => this.held ?? first,
          reopen: async () => {
            await this.release();
            return this.adopt(first.device, await UsbSession.open(first.device, this.services, turn));
          },
          onTouch: () => {
            touched = true;
            this.muted = true;
          },
          onStart: () => {
            this.begin();
          },
          onRuntime: (runtime) => {
            this.identity.update((identity) => identity && { ...identity, runtime });
          },
        })
        .then((result) => {
          progress.at('starting', 1);
          const { held } = this;
          if (held === undefined) throw new BoardError('unplugged');
          this.leave(held, { state: 'running', since: this.startedAt });
          return result;
        });
    } catch (error) {
      await this.afterFailure(error, touched, before, turn);
      throw turn.aborted ? turn.reason : usbTrouble(error);
    }
  }

  /** A clear state, from which Run works again. */
  private async afterFailure(
    error: unknown,
    touched: boolean,
    before: BoardStatus,
    turn: AbortSignal,
  ): Promise<void> {
    const { held, wanted } = this;
    if (!touched && held !== undefined && held.line.lost === undefined) {
      this.status.set(before);
      return;
    }
    if (wanted === undefined) return;
    if (!turn.aborted) {
      const reason = await this.truth(asBoardError(error).code, wanted);
      await this.release();
      this.status.set({ state: 'lost', reason });
      return;
    }
    // Cancelled: the board is taken back, and what it holds starts anew rather than standing still.
    try {
      if (held === undefined || held.line.lost !== undefined || held.session.isOver) {
        await this.release();
        const mine = new AbortController();
        const { session } = this.adopt(wanted, await UsbSession.open(wanted, this.services, mine.signal));
        await session.reset().catch(() => undefined);
      }
      this.muted = true;
      this.status.set({ state: 'connected' });
    } catch (failure) {
      const reason = await this.truth(asBoardError(failure).code, wanted);
      this.status.set({ state: 'lost', reason });
    }
  }

  /** The program starts now: what comes from here on is its own. */
  private begin(): void {
    this.startedAt = this.services.now();
    this.muted = false;
  }

  private output(bytes: Uint8Array): void {
    if (this.muted) return;
    const time = Math.max(this.services.now() - this.startedAt, 0);
    for (const listener of [...this.listeners]) {
      try {
        listener(bytes, time);
      } catch (error) {
        this.services.log(`a listener of output failed: ${String(error)}`);
      }
    }
  }

  /** Unless the board was lost or let go in between. */
  private leave(held: Held, status: BoardStatus): void {
    if (this.held === held && held.line.lost === undefined) this.status.set(status);
  }

  /** The line ended by itself. */
  private async lose(held: Held, reason: BoardErrorCode): Promise<void> {
    // What is under way meets the loss itself, and leaves the state; otherwise it is for us to say.
    await this.turns.idle();
    if (this.held !== held) return;
    this.held = undefined;
    held.line.close();
    const truth = await this.truth(reason, held.device);
    if (truth === 'connection-failed' && (await this.mend(held))) return;
    // Somebody may have done something about it meanwhile.
    if (!this.isHeld() && this.wanted === held.device) {
      this.status.set({ state: 'lost', reason: truth });
    }
  }

  /** One garbled answer, and the line ended: opened again before anybody notices, unless that is a habit. */
  private async mend({ device, since }: Held): Promise<boolean> {
    if (this.services.now() - since < mendInterval) return false;
    try {
      return await this.turns.take(undefined, async (turn) => {
        const { muted, startedAt } = this;
        if (this.held !== undefined || this.wanted !== device) return true;
        this.adopt(device, await UsbSession.open(device, this.services, turn));
        this.muted = muted;
        this.startedAt = startedAt;
        return true;
      });
    } catch {
      return this.turns.busy;
    }
  }

  /** What a failed transfer was: browsers say that a device is gone a moment after its last transfer failed. */
  private async truth(reason: BoardErrorCode, device: USBDevice | undefined): Promise<BoardErrorCode> {
    if (device === undefined || (reason !== 'connection-failed' && reason !== 'no-answer')) return reason;
    for (let waited = 0; waited < goneLimit; waited += goneInterval) {
      if (!(await this.devices.present()).includes(device)) return 'unplugged';
      await this.pass(goneInterval);
    }
    return reason;
  }

  private async release(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (held === undefined) return;
    held.line.close();
    await held.session.close();
  }

  private unplugged(device: USBDevice): void {
    if (device !== this.wanted) return;
    const { held } = this;
    if (held !== undefined) held.session.cut();
    else if (this.status.value.state === 'paused') this.status.set({ state: 'lost', reason: 'unplugged' });
  }

  /** The board that was lost is there again: nobody should have to ask for it. */
  private plugged(device: USBDevice): void {
    if (this.disposed || this.status.value.state !== 'lost' || this.turns.busy) return;
    void this.takeAgain(device);
  }

  private async takeAgain(device: USBDevice): Promise<void> {
    const numbered = (this.wanted?.serialNumber ?? '') !== '' && (device.serialNumber ?? '') !== '';
    const same = numbered
      ? this.known.id(device) === this.wantedId
      : (await this.devices.present()).length === 1;
    if (!same || this.wanted === undefined) return;
    await this.turns
      .take(undefined, async (turn) => {
        this.wanted = device;
        this.wantedId = this.known.id(device);
        this.status.set({ state: 'connecting' });
        try {
          this.adopt(device, await this.openSoon(device, reconnectDelays, turn));
          this.status.set({ state: 'connected' });
        } catch (error) {
          if (turn.aborted) throw error;
          this.status.set({ state: 'lost', reason: await this.truth(asBoardError(error).code, device) });
        }
      })
      .catch(() => undefined);
  }

  private isHeld(): boolean {
    return this.held !== undefined;
  }

  private pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.services.timer(resolve, milliseconds);
    });
  }
}

function asBoardError(error: unknown): BoardError {
  const trouble = usbTrouble(error);
  return trouble instanceof BoardError
    ? trouble
    : new BoardError('connection-failed', {}, { cause: trouble });
}

function browserUsb(): UsbPort | undefined {
  return typeof navigator !== 'undefined' && 'usb' in navigator ? navigator.usb : undefined;
}

/*
 * A little over 400 lines, because every method here moves the one status and the one session. What could leave has
 * left: routes of a run (run-routes), an open board (usb-session, board-keeper), turns (turns), devices (device-list).
 */
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
import { ProgramOutput } from '../program-output.ts';
import { stopProgram } from '../repl/stop-program.ts';
import { createTabManners, type TabBoard, type TabManners } from '../tab-manners.ts';
import { startTimer, type Timer } from '../timer.ts';
import { BoardKeeper, requireHeld, settlingDelays, type Held } from './board-keeper.ts';
import { DeviceList, type UsbPort } from './device-list.ts';
import { KnownBoards, type BoardMemory } from './known-boards.ts';
import { RunRoutes, type BuildHex } from './run-routes.ts';
import { TransferProgress } from './transfer-progress.ts';
import { Turns, unlessAborted } from '../turns.ts';
import type { SessionServices } from './usb-session.ts';
import { asBoardError, usbTrouble } from './usb-trouble.ts';

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
  /** How tabs share a board. Default: `createTabManners` on this page. */
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

/**
 * ```
 *  disconnected --connect--> connecting --> connected <--stop-- running
 *       ^                       | fails         | run             ^
 *       | disconnect            v               v                 |
 *   (any state)               lost <------ transferring ----------+
 *                               | plugged in again (by itself), connect, run
 *                               +--> connecting       letGo: paused, takeBack: what it was before
 * ```
 * Everything that needs the board to itself takes a turn; the later request cancels the one under way. All that
 * changes the state is in this file, so that the figure above can be checked against it: hence its length.
 */
class UsbBoard implements Board, TabBoard {
  readonly kind = 'usb';
  readonly capabilities = { simulated: false, talks: true } as const;
  readonly status = createStore<BoardStatus>({ state: 'disconnected' });
  readonly identity = createStore<BoardIdentity | undefined>(undefined);
  readonly nearby: Store<readonly NearbyBoard[]>;

  private readonly services: SessionServices;
  private readonly devices: DeviceList;
  private readonly manners: TabManners;
  private readonly routes: RunRoutes;
  private readonly turns = new Turns();
  private readonly keeper: BoardKeeper;
  private readonly program: ProgramOutput;
  /** Runs that were asked for and have not ended. */
  private runs = 0;
  private beforePause: BoardStatus | undefined;
  private disposed = false;

  constructor(options: UsbBoardOptions) {
    const timer = options.timer ?? startTimer;
    const now = options.now ?? (() => performance.now());
    this.services = { timer, now, log: options.log ?? (() => undefined) };
    this.program = new ProgramOutput(now, this.services.log);
    const known = new KnownBoards(options.names ?? pageStorage());
    const usb = options.usb === undefined ? browserUsb() : (options.usb ?? undefined);
    this.devices = new DeviceList({
      usb,
      secure: options.secure ?? globalThis.isSecureContext,
      known,
      onPlugged: () => {
        void this.lookForReturn();
      },
      onUnplugged: (device) => {
        this.unplugged(device);
      },
    });
    this.nearby = this.devices.nearby;
    this.routes = new RunRoutes(options.buildHex, this.services);
    this.keeper = new BoardKeeper({
      services: this.services,
      known,
      devices: this.devices,
      askTabs: (signal) => this.manners.askOthers(signal),
      onOutput: (bytes) => {
        this.program.take(bytes);
      },
      onHeld: (held) => {
        this.meet(held);
      },
      onLost: (held, reason) => {
        void this.lose(held, reason);
      },
    });
    const key = (): string => `usb:${this.keeper.wantedId ?? ''}`;
    this.manners = options.manners?.(this, key) ?? createTabManners({ board: this, key, timer });
  }

  async connect(options: ConnectOptions = {}): Promise<void> {
    const { signal, board, another = false } = options;
    signal?.throwIfAborted();
    const wanted = board === undefined || board === this.keeper.wantedId;
    if (this.held !== undefined && !another && wanted) return;
    await this.turns.take(signal, (turn) => this.connectNow(options, turn));
  }

  async disconnect(): Promise<void> {
    this.keeper.forget();
    this.beforePause = undefined;
    await this.turns.end();
    await this.keeper.release();
    this.identity.set(undefined);
    this.status.set({ state: 'disconnected' });
  }

  async run(program: Program, { signal, onProgress }: RunOptions = {}): Promise<RunReport> {
    signal?.throwIfAborted();
    const begin = this.services.now();
    this.runs += 1;
    try {
      return await this.turns.take(signal, async (turn) => {
        if (this.held === undefined) await this.connectNow({}, turn);
        const { bytes, route, written } = await this.bring(program, turn, onProgress);
        const milliseconds = this.services.now() - begin;
        return { route, bytes, milliseconds, ...(written && { written }) };
      });
    } finally {
      this.runs -= 1;
    }
  }

  async stop(): Promise<void> {
    if (this.runs > 0) await this.turns.end();
    const { state } = this.status.value;
    if (this.held === undefined || (state !== 'running' && state !== 'connected')) return;
    await this.turns.take(undefined, async (turn) => {
      const { held } = this;
      if (held === undefined) return;
      this.program.mute();
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
      this.program.begin();
      await held.session.reset();
      this.leave(held, { state: 'running', since: this.program.since });
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { state } = this.status.value;
    if (this.held === undefined || (state !== 'running' && state !== 'connected')) return;
    // Who types wants to see the answer.
    this.program.unmute();
    await this.held.line.write(bytes);
  }

  onOutput(listener: OutputListener): () => void {
    return this.program.listen(listener);
  }

  async letGo(reason: 'hidden' | 'other-tab'): Promise<void> {
    await this.turns.end();
    if (this.held === undefined) return;
    const before = this.status.value;
    await this.keeper.release();
    this.beforePause = before;
    this.status.set({ state: 'paused', reason });
  }

  async takeBack(): Promise<void> {
    const device = this.keeper.wanted;
    const before = this.beforePause;
    if (this.status.value.state !== 'paused' || device === undefined) return;
    await this.turns
      .take(undefined, async (turn) => {
        if (this.status.value.state !== 'paused') return;
        try {
          await this.keeper.open(device, turn, false);
          this.status.set(before?.state === 'running' ? before : { state: 'connected' });
        } catch (error) {
          if (turn.aborted) return;
          const { code } = asBoardError(error);
          if (code === 'board-in-use') this.status.set({ state: 'paused', reason: 'other-tab' });
          else await this.becomeLost(code, device);
        }
      })
      .catch(() => undefined);
  }

  dispose(): void {
    this.disposed = true;
    this.manners.dispose();
    this.devices.dispose();
    this.program.close();
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
      await this.keeper.release();
      await this.keeper.openFirst(devices, turn);
      this.status.set({ state: 'connected' });
    } catch (error) {
      const held = this.held !== undefined;
      if (turn.aborted || asBoardError(error).code === 'no-board-chosen') {
        // Nothing happened: what was, is.
        const still = held || before.state === 'lost';
        this.status.set(still ? before : { state: 'disconnected' });
        throw turn.aborted ? turn.reason : error;
      }
      const reason = await this.becomeLost(asBoardError(error).code, tried);
      throw reason === asBoardError(error).code ? error : new BoardError(reason, {}, { cause: error });
    }
  }

  /** A board was opened. */
  private meet({ session: { name, model } }: Held): void {
    this.program.begin();
    const before = this.identity.value;
    const same = before?.name === name && before.model === model;
    this.identity.set({ name, model, runtime: same ? before.runtime : undefined });
  }

  /** Within a turn, and with a board held: puts the program there. */
  private async bring(
    program: Program,
    turn: AbortSignal,
    onProgress: RunOptions['onProgress'],
  ): Promise<{ route: RunReport['route']; bytes: number; written?: readonly string[] }> {
    const first = requireHeld(this.held);
    const before = this.status.value;
    const progress = new TransferProgress((status) => {
      this.status.set(status);
      onProgress?.(status.progress);
    });
    let touched = false;
    try {
      const result = await this.routes.bring(program, {
        signal: turn,
        progress,
        held: () => this.held ?? first,
        reopen: async () => {
          await this.keeper.release();
          return this.keeper.open(first.device, turn, false);
        },
        onTouch: () => {
          touched = true;
          this.program.mute();
        },
        onStart: () => {
          this.program.begin();
        },
        onRuntime: (runtime) => {
          this.identity.update((identity) => identity && { ...identity, runtime });
        },
      });
      progress.at('starting', 1);
      this.leave(requireHeld(this.held), { state: 'running', since: this.program.since });
      return result;
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
    const { held, wanted } = this.keeper;
    if (!touched && held !== undefined && held.line.lost === undefined) {
      this.status.set(before);
      return;
    }
    if (wanted === undefined) return;
    if (!turn.aborted) {
      const code = held?.line.lost ?? asBoardError(error).code;
      await this.keeper.release();
      await this.becomeLost(code, wanted);
      return;
    }
    // Cancelled: the board is taken back, and what it holds starts anew rather than standing still.
    try {
      if (held === undefined || held.line.lost !== undefined || held.session.isOver) {
        await this.keeper.release();
        const { session } = await this.keeper.open(wanted, new AbortController().signal, false);
        await session.reset().catch(() => undefined);
      }
      this.program.mute();
      this.status.set({ state: 'connected' });
    } catch (failure) {
      await this.becomeLost(asBoardError(failure).code, wanted);
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
    this.keeper.held = undefined;
    held.line.close();
    const truth = await this.keeper.truth(reason, held.device);
    if (truth === 'connection-failed' && (await this.mend(held))) return;
    // Somebody may have done something about it meanwhile.
    if (!this.isHeld() && this.keeper.wanted === held.device) await this.becomeLost(truth, held.device);
  }

  /** One garbled answer, and the line ended: opened again before anybody notices, unless that is a habit. */
  private async mend({ device, since }: Held): Promise<boolean> {
    if (this.services.now() - since < mendInterval) return false;
    try {
      return await this.turns.take(undefined, async (turn) => {
        const { heard, since: startedAt } = this.program;
        if (this.held !== undefined || this.keeper.wanted !== device) return true;
        await this.keeper.open(device, turn, false);
        if (!heard) this.program.mute();
        this.program.since = startedAt;
        return true;
      });
    } catch {
      return this.turns.busy;
    }
  }

  /** Says why there is no board, as far as can be found out; it may be back already. */
  private async becomeLost(code: BoardErrorCode, device: USBDevice | undefined): Promise<BoardErrorCode> {
    const reason = await this.keeper.truth(code, device);
    this.status.set({ state: 'lost', reason });
    void this.lookForReturn();
    return reason;
  }

  private unplugged(device: USBDevice): void {
    if (device !== this.keeper.wanted) return;
    if (this.held !== undefined) this.held.session.cut();
    else if (this.status.value.state === 'paused') this.status.set({ state: 'lost', reason: 'unplugged' });
  }

  /** The board that was lost is there again: nobody should have to ask for it. */
  private async lookForReturn(): Promise<void> {
    await this.turns.idle();
    const device = await this.keeper.returned();
    if (device === undefined || this.disposed || this.turns.busy) return;
    if (this.status.value.state !== 'lost') return;
    await this.turns
      .take(undefined, async (turn) => {
        this.status.set({ state: 'connecting' });
        try {
          await this.keeper.openSoon(device, settlingDelays, turn);
          this.status.set({ state: 'connected' });
        } catch (error) {
          if (!turn.aborted) await this.becomeLost(asBoardError(error).code, device);
        }
      })
      .catch(() => undefined);
  }

  private get held(): Held | undefined {
    return this.keeper.held;
  }

  private isHeld(): boolean {
    return this.held !== undefined;
  }
}

function browserUsb(): UsbPort | undefined {
  return typeof navigator !== 'undefined' && 'usb' in navigator ? navigator.usb : undefined;
}

/** It may be denied by policy or a private window: then names last as long as the page. */
function pageStorage(): BoardMemory | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

import { restingWorld, type BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { Program } from '../../../firmware/program.ts';
import { createStore, type Store, type WritableStore } from '../../base/store.ts';
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
import type { BoardWorld, VirtualControls } from '../virtual-controls.ts';
import type { BoardBatch, BoardReport, BoardRequest } from './board-protocol.ts';
import { LastingInputs } from './lasting-inputs.ts';
import { startTimer, type Timer } from '../timer.ts';
import type { WorkerLink } from './worker-link.ts';

/** Milliseconds a stop may take before the worker is ended and started anew. Slices last 8. */
const stopLimit = 1000;

/** Milliseconds a run may take to start, runtime's download on a slow network included. */
const startLimit = 60_000;

const darkFrame: readonly number[] = Array.from({ length: 25 }, () => 0);
/** What is wrong with the board; every other code is about the program. */
const boardTroubles: ReadonlySet<BoardErrorCode> = new Set([
  'runtime-missing',
  'firmware-unreachable',
  'virtual-failed',
]);
const noPins: ReadonlySet<number> = new Set();

export interface VirtualBoardOptions {
  /** Starts the worker; again whenever the last one had to be ended. */
  readonly startWorker: () => WorkerLink<BoardRequest, BoardReport>;
  readonly now?: () => number;
  readonly timer?: Timer;
  /** Hears what only a developer understands (a broken simulation). */
  readonly log?: (message: string) => void;
}

/** A request that waits for its answer. */
interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

/** The virtual micro:bit as a board: everything it does happens in a worker, at real-time pace. */
export function createVirtualBoard(
  options: VirtualBoardOptions,
): Board & { readonly controls: VirtualControls } {
  return new VirtualBoard(options);
}

class VirtualBoard implements Board {
  readonly kind = 'virtual';
  readonly capabilities = { simulated: true, talks: true } as const;
  readonly identity = createStore<BoardIdentity | undefined>({
    name: undefined,
    model: 'v1',
    runtime: undefined,
  });
  readonly nearby = createStore<readonly NearbyBoard[]>([]);
  readonly controls: VirtualControls;

  private readonly statusStore: WritableStore<BoardStatus> = createStore<BoardStatus>({
    state: 'disconnected',
  });
  private readonly frame = createStore(darkFrame);
  private readonly highPins = createStore(noPins);
  private readonly tone = createStore(0);
  private readonly pace = createStore(1);
  private readonly gaveUp = createStore<string | undefined>(undefined);
  private boardTime = 0;
  private readonly world = createStore<BoardWorld>(restingWorld);
  private readonly listeners = new Set<OutputListener>();
  private readonly lasting = new LastingInputs();
  private readonly now: () => number;
  private readonly timer: Timer;

  private link: WorkerLink<BoardRequest, BoardReport> | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  /** The run whose batches count; 0 when the board is off. */
  private currentRun = 0;

  constructor(private readonly options: VirtualBoardOptions) {
    this.now = options.now ?? (() => performance.now());
    this.timer = options.timer ?? startTimer;
    this.controls = {
      frame: this.frame,
      highPins: this.highPins,
      tone: this.tone,
      pace: this.pace,
      time: () => this.boardTime,
      gaveUp: this.gaveUp,
      world: this.world,
      input: (input) => {
        this.input(input);
      },
    };
  }

  get status(): Store<BoardStatus> {
    return this.statusStore;
  }

  async connect({ signal }: ConnectOptions = {}): Promise<void> {
    signal?.throwIfAborted();
    const before = this.status.value.state;
    if (before !== 'disconnected' && before !== 'lost') return;
    this.statusStore.set({ state: 'connecting' });
    try {
      await this.ask({ type: 'prepare', id: this.nextId() }, startLimit, signal);
      this.leaveConnecting({ state: 'connected' });
    } catch (error) {
      this.leaveConnecting(
        error instanceof BoardError ? { state: 'lost', reason: error.code } : { state: 'disconnected' },
      );
      throw error;
    }
  }

  disconnect(): Promise<void> {
    this.endWorker(new DOMException('The board was disconnected.', 'AbortError'));
    this.statusStore.set({ state: 'disconnected' });
    return Promise.resolve();
  }

  async run(program: Program, { signal, onProgress }: RunOptions = {}): Promise<RunReport> {
    signal?.throwIfAborted();
    const begin = this.now();
    const id = this.nextId();
    this.turnOff();
    this.boardTime = 0;
    this.currentRun = id;
    this.statusStore.set({ state: 'transferring', stage: 'starting', progress: 0 });
    onProgress?.(0);
    const files = [...program.files].map(([name, bytes]) => ({ name, bytes }));
    try {
      await this.ask({ type: 'run', id, files }, startLimit, signal);
    } catch (error) {
      if (this.currentRun === id) {
        this.turnOff();
        this.post({ type: 'stop', id: this.nextId() });
        // A program that does not fit leaves the board as it was; without firmware there is no board.
        const broken = error instanceof BoardError && boardTroubles.has(error.code);
        this.statusStore.set(broken ? { state: 'lost', reason: error.code } : { state: 'connected' });
      }
      throw error;
    }
    onProgress?.(1);
    return { route: 'virtual', bytes: 0, milliseconds: this.now() - begin };
  }

  async stop(): Promise<void> {
    const state = this.status.value.state;
    if (state !== 'running' && state !== 'transferring') return;
    const interrupted = this.currentRun;
    this.turnOff();
    this.settle(interrupted, new DOMException('The run was stopped.', 'AbortError'));
    this.statusStore.set({ state: 'connected' });
    try {
      await this.ask({ type: 'stop', id: this.nextId() }, stopLimit);
    } catch {
      // The worker does not hear us: `ask` has ended it, and the next run starts another. Stopped it is.
    }
  }

  interrupt(): Promise<void> {
    return this.write(Uint8Array.of(0x03));
  }

  reset(): Promise<void> {
    if (this.status.value.state === 'running') this.input({ type: 'reset' });
    return Promise.resolve();
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.status.value.state === 'running') this.input({ type: 'serial', bytes });
    return Promise.resolve();
  }

  onOutput(listener: OutputListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    void this.disconnect();
  }

  /** Unless a run, or a disconnect, has come in between. */
  private leaveConnecting(next: BoardStatus): void {
    if (this.status.value.state === 'connecting') this.statusStore.set(next);
  }

  private input(input: BoardInput): void {
    this.lasting.remember(input);
    this.world.update((world) => worldAfter(world, input));
    if (input.type === 'reset') this.gaveUp.set(undefined);
    // Without a worker there is nobody to tell yet; `worker` brings it up to date when it starts.
    if (this.link !== undefined) this.post({ type: 'input', input });
  }

  private receive(report: BoardReport): void {
    switch (report.type) {
      case 'started':
        if (report.id === this.currentRun) this.statusStore.set({ state: 'running', since: this.now() });
        this.settle(report.id);
        break;
      case 'prepared':
      case 'stopped':
        this.settle(report.id);
        break;
      case 'failed':
        if (report.code === 'virtual-failed') this.options.log?.(report.detail);
        this.settle(report.id, new BoardError(report.code, report.values, { cause: report.detail }));
        break;
      case 'broken':
        this.lose(report.detail);
        break;
      case 'batch':
        this.post({ type: 'taken', batch: report.batch });
        if (report.run === this.currentRun) this.take(report);
        break;
    }
  }

  private take(batch: BoardBatch): void {
    if (batch.frame !== undefined) {
      this.boardTime = batch.frame.time;
      this.frame.set(batch.frame.levels);
    }
    if (batch.pins.length > 0) {
      const high = new Set(this.highPins.value);
      for (const { pin, high: level } of batch.pins) {
        if (level) high.add(pin);
        else high.delete(pin);
      }
      this.highPins.set(high);
    }
    for (const { time, frequency } of batch.sounds) {
      this.boardTime = time;
      this.tone.set(frequency);
    }
    this.boardTime = batch.time;
    if (batch.pace !== undefined) this.pace.set(batch.pace);
    for (const { bytes, time } of batch.serial) {
      for (const listener of [...this.listeners]) listener(bytes, time);
    }
    // After what the program printed before. The explanation is the pupil's; the address is for us.
    if (batch.panic === undefined) return;
    this.options.log?.(`the virtual board gave up: ${batch.panic}`);
    this.gaveUp.set(batch.panic);
  }

  /** Sends a request and waits for its answer; past `limit` the worker counts as dead. */
  private ask(
    request: BoardRequest & { readonly id: number },
    limit: number,
    signal?: AbortSignal,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopTimer = this.timer(() => {
        this.endWorker(new BoardError('virtual-failed', {}, { cause: `no answer to ${request.type}` }));
      }, limit);
      const abort = (): void => {
        this.settle(request.id, signal?.reason ?? new DOMException('Aborted.', 'AbortError'));
      };
      const done = (): void => {
        stopTimer();
        signal?.removeEventListener('abort', abort);
      };
      this.waiting.set(request.id, {
        resolve: () => {
          done();
          resolve();
        },
        reject: (error) => {
          done();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      });
      signal?.addEventListener('abort', abort);
      this.post(request);
    });
  }

  private settle(id: number, error?: unknown): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    this.waiting.delete(id);
    if (error === undefined) waiting.resolve();
    else waiting.reject(error);
  }

  private post(request: BoardRequest): void {
    this.worker().postMessage(request);
  }

  private worker(): WorkerLink<BoardRequest, BoardReport> {
    if (this.link !== undefined) return this.link;
    const link = this.options.startWorker();
    this.link = link;
    link.listen({
      message: (report) => {
        if (this.link === link) this.receive(report);
      },
      error: (detail) => {
        if (this.link === link) this.lose(detail);
      },
    });
    for (const input of this.lasting) link.postMessage({ type: 'input', input });
    return link;
  }

  private lose(detail: string): void {
    this.options.log?.(detail);
    this.endWorker(new BoardError('virtual-failed', {}, { cause: detail }));
    this.statusStore.set({ state: 'lost', reason: 'virtual-failed' });
  }

  private endWorker(reason: unknown): void {
    this.link?.terminate();
    this.link = undefined;
    this.turnOff();
    for (const id of [...this.waiting.keys()]) this.settle(id, reason);
  }

  /** What the hand and the eye find when the power is gone. */
  private turnOff(): void {
    this.currentRun = 0;
    this.frame.set(darkFrame);
    this.highPins.set(noPins);
    this.tone.set(0);
    this.pace.set(1);
    this.gaveUp.set(undefined);
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

function worldAfter(world: BoardWorld, input: BoardInput): BoardWorld {
  switch (input.type) {
    case 'temperature':
      return { ...world, celsius: input.celsius };
    case 'light':
      return { ...world, light: input.level };
    case 'acceleration':
      return { ...world, acceleration: { x: input.x, y: input.y, z: input.z } };
    default:
      return world;
  }
}

import { createStore, type Store, type WritableStore } from '../base/store.ts';
import type { BoardChoice, BoardWay } from './board-choice.ts';
import {
  BoardError,
  type Board,
  type BoardCapabilities,
  type BoardErrorCode,
  type BoardIdentity,
  type BoardKind,
  type BoardStatus,
  type ConnectOptions,
  type NearbyBoard,
  type OutputListener,
  type RunOptions,
  type RunReport,
} from './board.ts';
import { startTimer, type Timer } from './timer.ts';
import type { VirtualControls } from './virtual-controls.ts';

/** Milliseconds that a board's code may take to arrive; 60 kB need less on any network that is of use. */
const loadLimit = 30_000;

/** A way to a real board, whose code is loaded when it is first wanted. */
export interface RealWay {
  readonly kind: Exclude<BoardKind, 'virtual'>;
  /** Found by feature detection (`find-obstacles.ts`). */
  readonly obstacle: BoardErrorCode | undefined;
  load(): Promise<Board>;
}

export interface BoardChoiceOptions {
  /** There at once, and in use at first. */
  readonly virtual: Board & { readonly controls: VirtualControls };
  readonly real: readonly RealWay[];
  /** Called when every board was let go of for good. */
  readonly atEnd?: () => void;
  readonly timer?: Timer;
}

export function createBoardChoice(options: BoardChoiceOptions): BoardChoice {
  return new Choice(options);
}

class Choice implements BoardChoice {
  readonly ways: readonly BoardWay[];
  readonly kind: WritableStore<BoardKind> = createStore<BoardKind>('virtual');
  readonly board: Board;
  private readonly chosen: ChosenBoard;
  private readonly loaded = new Map<BoardKind, Promise<Board>>();
  private turn = 0;
  private disposed = false;

  constructor(private readonly options: BoardChoiceOptions) {
    const { virtual, real } = options;
    this.ways = [
      { kind: 'virtual', obstacle: undefined },
      ...real.map(({ kind, obstacle }) => ({ kind, obstacle })),
    ];
    this.loaded.set('virtual', Promise.resolve(virtual));
    this.chosen = new ChosenBoard(virtual);
    this.board = this.chosen;
  }

  get virtual(): VirtualControls | undefined {
    return this.chosen.now === this.options.virtual ? this.options.virtual.controls : undefined;
  }

  async prepare(kind: BoardKind): Promise<Store<readonly NearbyBoard[]>> {
    return (await this.load(kind)).nearby;
  }

  async choose(kind: BoardKind): Promise<void> {
    const turn = (this.turn += 1);
    const next = await this.load(kind);
    // Somebody wanted another one meanwhile, or nobody wants any.
    if (turn !== this.turn || this.disposed || this.kind.value === kind) return;
    const last = this.chosen.now;
    this.chosen.follow(next);
    this.kind.set(kind);
    // Two ways may lead to the same micro:bit: it must be free before the other one is gone.
    await last.disconnect().catch(() => undefined);
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.chosen.leave();
    const ends = [...this.loaded.values()].map((loading) => loading.then((board) => board.dispose()));
    void Promise.allSettled(ends).then(() => this.options.atEnd?.());
  }

  private load(kind: BoardKind): Promise<Board> {
    const known = this.loaded.get(kind);
    if (known !== undefined) return known;
    const way = this.options.real.find((one) => one.kind === kind);
    if (way === undefined) return Promise.reject(new BoardError('connection-failed'));
    if (way.obstacle !== undefined) return Promise.reject(new BoardError(way.obstacle));
    const loading = this.inTime(way.load()).catch((error: unknown) => {
      this.loaded.delete(kind);
      throw error instanceof BoardError
        ? error
        : new BoardError('firmware-unreachable', {}, { cause: error });
    });
    this.loaded.set(kind, loading);
    return loading;
  }

  private inTime<T>(loading: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stopTimer = (this.options.timer ?? startTimer)(() => {
        reject(new BoardError('firmware-unreachable', {}, { cause: 'no code in time' }));
      }, loadLimit);
      loading.then(resolve, reject).finally(stopTimer);
    });
  }
}

/** A store that has the value of another one, which can be changed for a third. */
class FollowedStore<T> implements Store<T> {
  private readonly store: WritableStore<T>;
  private stop: () => void;

  constructor(source: Store<T>) {
    this.store = createStore(source.value);
    this.stop = source.subscribe(this.take);
  }

  get value(): T {
    return this.store.value;
  }

  subscribe(listener: (value: T) => void): () => void {
    return this.store.subscribe(listener);
  }

  follow(source: Store<T>): void {
    this.stop();
    this.stop = source.subscribe(this.take);
    this.take(source.value);
  }

  leave(): void {
    this.stop();
  }

  private readonly take = (value: T): void => {
    this.store.set(value);
  };
}

/** The board in use, whichever it is. */
class ChosenBoard implements Board {
  readonly status: FollowedStore<BoardStatus>;
  readonly identity: FollowedStore<BoardIdentity | undefined>;
  readonly nearby: FollowedStore<readonly NearbyBoard[]>;
  private readonly listeners = new Set<OutputListener>();
  private stopOutput: () => void;

  constructor(public now: Board) {
    this.status = new FollowedStore(now.status);
    this.identity = new FollowedStore(now.identity);
    this.nearby = new FollowedStore(now.nearby);
    this.stopOutput = now.onOutput(this.tell);
  }

  get kind(): BoardKind {
    return this.now.kind;
  }

  get capabilities(): BoardCapabilities {
    return this.now.capabilities;
  }

  follow(next: Board): void {
    this.stopOutput();
    this.now = next;
    this.stopOutput = next.onOutput(this.tell);
    this.identity.follow(next.identity);
    this.nearby.follow(next.nearby);
    this.status.follow(next.status);
  }

  leave(): void {
    this.stopOutput();
    this.identity.leave();
    this.nearby.leave();
    this.status.leave();
  }

  connect(options?: ConnectOptions): Promise<void> {
    return this.now.connect(options);
  }

  disconnect(): Promise<void> {
    return this.now.disconnect();
  }

  run(program: Parameters<Board['run']>[0], options?: RunOptions): Promise<RunReport> {
    return this.now.run(program, options);
  }

  stop(): Promise<void> {
    return this.now.stop();
  }

  interrupt(): Promise<void> {
    return this.now.interrupt();
  }

  reset(): Promise<void> {
    return this.now.reset();
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.now.write(bytes);
  }

  onOutput(listener: OutputListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The boards outlive a choice; {@link BoardChoice.dispose} ends them. */
  dispose(): void {
    this.leave();
  }

  private readonly tell: OutputListener = (bytes, time) => {
    for (const listener of [...this.listeners]) listener(bytes, time);
  };
}

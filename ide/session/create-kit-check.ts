import { createStore, type WritableStore } from '../base/store.ts';
import { BoardError, type BoardKind, type BoardStatus, type ConnectOptions } from '../board/board.ts';
import type { BoardChoice, BoardWay } from '../board/board-choice.ts';
import { startTimer, type Timer } from '../board/timer.ts';
import type { VirtualControls } from '../board/virtual-controls.ts';
import type { KitBench } from './kit-bench.ts';
import { KitAttempt } from './kit-attempt.ts';
import type { KitCheck } from './kit-check.ts';
import { KitExamination, type KitCheckLine } from './kit-examination.ts';
import { boardName } from './kit-name.ts';
import { kitCommands, kitProgram } from './kit-program.ts';
import {
  boardCalled,
  nextNumber,
  readRecord,
  recordText,
  startedAnew,
  withBoard,
  withoutBoard,
  withSize,
  withTick,
  withUndo,
  largestKit,
  type KitBoard,
  type KitRecord,
  type KitThing,
} from './kit-record.ts';
import { KitReader } from './kit-report.ts';
import type { KitStorage } from './kit-storage.ts';
import { troubleOf, type KitTrouble } from './kit-trouble.ts';

/** Milliseconds without a board after which the page says what a charging cable does. */
const lateAfter = 12_000;
/** Milliseconds until reaching a board, the browser's chooser included, is given up. */
const connectLimit = 180_000;
/** Milliseconds for MicroPython and program to be on the board: a full flash of a V2 takes about half a minute. */
const sendLimit = 240_000;
/** The program speaks four times a second. */
const silenceLimit = 6000;

export interface KitCheckOptions {
  readonly boards: BoardChoice;
  readonly storage: KitStorage;
  readonly timer?: Timer;
  /** `Date.now` */
  readonly today?: () => number;
}

export function createKitCheck(options: KitCheckOptions): KitCheck {
  return new Check(options);
}

/**
 * Where the board, the clock, the list and a person's clicks meet; what is known about a board is decided in
 * `kit-examination.ts`. Longer than most files: every event may come in every state of the bench, and here they can be
 * read side by side.
 */
class Check implements KitCheck {
  readonly record: WritableStore<KitRecord>;
  readonly bench: WritableStore<KitBench>;
  readonly kept = createStore(true);

  private readonly boards: BoardChoice;
  private readonly timer: Timer;
  private readonly today: () => number;
  private readonly stops: (() => void)[];
  private attempt: KitAttempt | undefined;
  /** The last attempt was to open the chooser whatever is plugged in. */
  private wantedAnother = false;
  /** Boards of {@link Board.nearby} that had their turn, while they stay plugged in. */
  private readonly had = new Set<string>();
  /** Those that were nearby when it was last looked: one that comes later is new on the table. */
  private nearbyBefore: ReadonlySet<string> = new Set();

  constructor(private readonly options: KitCheckOptions) {
    this.boards = options.boards;
    this.timer = options.timer ?? startTimer;
    this.today = options.today ?? (() => Date.now());
    this.record = createStore(readRecord(options.storage.read()));
    this.bench = createStore<KitBench>({ state: 'idle', number: nextNumber(this.record.value) });
    const { board, ways } = this.boards;
    this.stops = [
      board.status.subscribe((status) => this.followStatus(status)),
      board.nearby.subscribe(() => this.lookAround()),
    ];
    // The click that opens the browser's chooser does not last until code has arrived.
    for (const { kind, obstacle } of ways) {
      if (kind !== 'usb' && kind !== 'serial') continue;
      if (obstacle === undefined) this.boards.prepare(kind).catch(() => undefined);
    }
  }

  get ways(): readonly BoardWay[] {
    return this.boards.ways;
  }

  get virtual(): VirtualControls | undefined {
    return this.boards.virtual;
  }

  start(kind: BoardKind, number?: number): void {
    void this.go(kind, this.numberFor(kind, number), { ask: true });
  }

  again(): void {
    const bench = this.bench.value;
    if (bench.state === 'idle') return;
    const number = bench.state === 'known' ? bench.seen.number : bench.number;
    // Another board was meant, and none chosen: the one that is plugged in still is not it.
    const another = this.wantedAnother && bench.state === 'trouble' && bench.trouble === 'no-board-chosen';
    void this.go(bench.kind, this.numberFor(bench.kind, number), { ask: true, another });
  }

  next(): void {
    const bench = this.bench.value;
    if (bench.state === 'idle') return;
    const { kind } = bench;
    const [candidate] = kind === this.boards.kind.value ? this.candidates() : [];
    const connect: ConnectOptions =
      candidate === undefined ? { ask: true, another: true } : { ask: false, board: candidate.id };
    void this.go(kind, this.numberFor(kind, undefined), connect);
  }

  cancel(): void {
    this.end();
    void this.boards.board.disconnect().catch(() => undefined);
    this.rest();
  }

  answerLights(allOn: boolean): void {
    const { attempt } = this;
    if (attempt?.examination === undefined) return;
    attempt.examination.answerLights(allOn);
    this.follow(attempt);
  }

  setAside(): void {
    const bench = this.bench.value;
    if (bench.state === 'idle' || bench.state === 'done' || bench.state === 'known') return;
    const trouble =
      bench.state === 'trouble' ? bench.trouble : (this.attempt?.examination?.reason ?? 'no-board-chosen');
    this.finish('aside', trouble);
  }

  forget(number: number): void {
    this.write(withoutBoard(this.record.value, number));
    if (this.bench.value.state === 'idle') this.rest();
  }

  tick(thing: KitThing, ticked: boolean): void {
    this.write(withTick(this.record.value, thing, ticked));
  }

  setSize(size: number): void {
    this.write(withSize(this.record.value, size));
    if (this.bench.value.state === 'idle') this.rest();
  }

  startNew(): void {
    this.write(startedAnew(this.record.value));
    if (this.attempt !== undefined) this.cancel();
    else this.rest();
  }

  undo(): void {
    this.write(withUndo(this.record.value));
    this.rest();
  }

  dispose(): void {
    this.end();
    for (const stop of this.stops) stop();
    this.boards.dispose();
  }

  private numberFor(kind: BoardKind, wanted: number | undefined): number | undefined {
    if (kind === 'virtual') return undefined;
    const record = this.record.value;
    return wanted ?? nextNumber(record) ?? Math.min(record.size + 1, largestKit);
  }

  /** Reaches a board and checks it. */
  private async go(kind: BoardKind, number: number | undefined, connect: ConnectOptions): Promise<void> {
    this.end();
    const attempt = new KitAttempt(kind, number, connect.board, this.timer);
    this.attempt = attempt;
    this.wantedAnother = connect.another === true;
    const asks = connect.ask !== false && kind !== 'virtual';
    this.bench.set({ state: 'connecting', number, kind, asks, late: false });
    attempt.startTimer('late', lateAfter, () => {
      const bench = this.bench.value;
      if (bench.state === 'connecting') this.bench.set({ ...bench, late: true });
    });
    attempt.startTimer('limit', connectLimit, () => this.fail(attempt, 'no-answer'));
    try {
      const { board } = this.boards;
      const { signal } = attempt.abort;
      if (this.boards.kind.value !== kind) await this.boards.choose(kind);
      if (this.attempt !== attempt) return;
      await board.connect({ ...connect, signal });
      if (this.attempt !== attempt) return;
      this.meet(attempt);
      if (!this.knows(attempt)) await this.test(attempt);
    } catch (error) {
      this.fail(attempt, ...reasonOf(error));
    }
  }

  /** Who the board is, as far as the way in tells. */
  private meet(attempt: KitAttempt): void {
    const identity = this.boards.board.identity.value;
    attempt.name = identity?.name;
    attempt.model = identity?.model;
    attempt.runtimeBefore = identity?.runtime;
    if (attempt.nearby !== undefined) this.had.add(attempt.nearby);
  }

  /** True, and said on the bench, when this board has a number, and not the one it is checked as. */
  private knows(attempt: KitAttempt): boolean {
    if (attempt.kind === 'virtual' || attempt.name === undefined) return false;
    const seen = boardCalled(this.record.value, attempt.name);
    if (seen === undefined || seen.number === attempt.number) return false;
    const { number, kind } = attempt;
    this.end();
    this.bench.set({ state: 'known', number, kind, seen });
    return true;
  }

  private async test(attempt: KitAttempt): Promise<void> {
    const { kind, number } = attempt;
    const { board } = this.boards;
    this.bench.set({
      state: 'sending',
      number,
      kind,
      name: attempt.name,
      stage: 'preparing',
      progress: 0,
    });
    attempt.stopTimer('late');
    attempt.startTimer('limit', sendLimit, () => this.fail(attempt, 'no-answer'));
    const report = await board.run(kitProgram, { signal: attempt.abort.signal });
    if (this.attempt !== attempt) return;
    attempt.flashed = report.route === 'full-flash';
    attempt.stopTimer('limit');
    // Only now: until here a kit program of yesterday may have been speaking.
    const examination = new KitExamination(attempt.model ?? board.identity.value?.model);
    attempt.examination = examination;
    const reader = new KitReader((heard, time) => {
      if (this.attempt !== attempt) return;
      examination.hear(heard, time);
      this.watchSilence(attempt);
      this.follow(attempt);
    });
    attempt.stopListening = board.onOutput((bytes, time) => reader.take(bytes, time));
    this.startTurn(attempt);
    this.watchSilence(attempt);
    this.follow(attempt);
  }

  /** Brings the bench up to what the examination knows. */
  private follow(attempt: KitAttempt): void {
    const { examination, kind, number } = attempt;
    if (this.attempt !== attempt || examination === undefined) return;
    const { identity, turn } = examination;
    if (identity?.id !== undefined && kind !== 'virtual' && attempt.name === undefined) {
      attempt.name = boardName(identity.id);
      if (this.knows(attempt)) return;
    }
    attempt.model = identity?.model ?? attempt.model;
    if (examination.failed !== undefined) {
      this.fail(attempt, examination.failed);
      return;
    }
    if (turn === 'passed') {
      this.finish(this.wasUpdated(attempt) ? 'updated' : 'ready', undefined);
      return;
    }
    const before = this.bench.value;
    const isNewTurn = before.state !== 'testing' || before.turn !== turn;
    const next: KitBench = {
      state: 'testing',
      number,
      kind,
      name: attempt.name,
      model: attempt.model,
      turn,
      late: examination.late ? examination.reason : undefined,
      lines: examination.lines,
      paused: before.state === 'testing' ? before.paused : undefined,
    };
    if (!sameBench(before, next)) this.bench.set(next);
    const { wants } = examination;
    examination.wants = undefined;
    if (wants !== undefined) this.type(kitCommands[wants]);
    if (isNewTurn || wants !== undefined) this.startTurn(attempt);
  }

  private wasUpdated({ flashed, runtimeBefore, examination }: KitAttempt): boolean {
    const now = examination?.identity?.runtime;
    if (runtimeBefore === undefined || now === undefined) return flashed;
    return runtimeBefore !== now;
  }

  private startTurn(attempt: KitAttempt): void {
    const limit = attempt.examination?.limit;
    attempt.stopTimer('turn');
    if (limit === undefined) return;
    attempt.startTimer('turn', limit, () => {
      attempt.examination?.timeUp();
      this.follow(attempt);
    });
  }

  private watchSilence(attempt: KitAttempt): void {
    const turn = attempt.examination?.turn;
    // Those two have limits of their own, which know better what is wrong.
    const patience = turn === 'hello' || turn === 'data' ? 3 : 1;
    attempt.startTimer('silence', patience * silenceLimit, () => {
      attempt.examination?.fallSilent();
      this.follow(attempt);
    });
  }

  private finish(result: 'ready' | 'updated' | 'aside', trouble: KitTrouble | undefined): void {
    const bench = this.bench.value;
    if (bench.state === 'idle') return;
    const { kind, number } = bench;
    const { attempt } = this;
    // Whoever sets a board aside has seen that what it is asked for does not come.
    const lines = (attempt?.examination?.lines ?? ('lines' in bench ? bench.lines : [])).map(
      (line): KitCheckLine => (line.state === 'now' ? { ...line, state: 'failed' } : line),
    );
    const name = attempt?.name ?? ('name' in bench ? bench.name : undefined);
    const { model, runtime } = toldBy(lines);
    this.end();
    if (number !== undefined) {
      const checkedAt = this.today();
      this.write(withBoard(this.record.value, { number, result, trouble, name, model, runtime, checkedAt }));
    }
    this.bench.set({ state: 'done', number, kind, name, model, result, trouble, lines });
    this.type(result === 'aside' ? kitCommands.cross : kitCommands.tick);
  }

  private fail(attempt: KitAttempt, trouble: KitTrouble | undefined, detail?: string): void {
    if (this.attempt !== attempt) return;
    const { kind, number, name } = attempt;
    // What was under way when the cable came out has not failed.
    const lines = (attempt.examination?.lines ?? []).map((line): KitCheckLine =>
      line.state === 'now' ? { ...line, state: 'waiting' } : line,
    );
    this.end();
    // Somebody else stopped it on purpose: nothing is wrong.
    if (trouble === undefined) this.rest();
    else this.bench.set({ state: 'trouble', number, kind, name, trouble, detail, lines });
  }

  /** What the board itself tells: progress, a cable that came out, a tab that is hidden. */
  private followStatus(status: BoardStatus): void {
    const bench = this.bench.value;
    const { attempt } = this;
    if (attempt === undefined) {
      const back = status.state === 'connected' || status.state === 'running';
      // Plugged in again: it goes on by itself, from the start.
      if (bench.state === 'trouble' && bench.trouble === 'unplugged' && back)
        void this.go(bench.kind, bench.number, { ask: false });
      return;
    }
    switch (status.state) {
      case 'transferring':
        if (bench.state === 'sending')
          this.bench.set({
            ...bench,
            stage: status.stage,
            progress: Math.max(bench.progress, status.progress),
          });
        break;
      case 'lost':
        // While it is being reached or sent to, its own promise tells.
        if (bench.state === 'testing') this.fail(attempt, troubleOf(status.reason));
        break;
      case 'paused':
        if (bench.state !== 'testing') break;
        attempt.stopTimer('turn');
        attempt.stopTimer('silence');
        this.bench.set({ ...bench, paused: status.reason });
        break;
      case 'connected':
      case 'running':
        if (bench.state !== 'testing' || bench.paused === undefined) break;
        this.bench.set({ ...bench, paused: undefined });
        this.startTurn(attempt);
        this.watchSilence(attempt);
        break;
      case 'disconnected':
      case 'connecting':
        break;
    }
  }

  /** A permitted board that is plugged in while nothing is under way gets its turn by itself. */
  private lookAround(): void {
    const nearby = this.boards.board.nearby.value;
    const before = this.nearbyBefore;
    this.nearbyBefore = new Set(nearby.map(({ id }) => id));
    for (const id of this.had) if (!this.nearbyBefore.has(id)) this.had.delete(id);
    const bench = this.bench.value;
    if (bench.state !== 'done' && bench.state !== 'known') return;
    if (bench.kind === 'virtual' || bench.kind !== this.boards.kind.value) return;
    const fresh = this.candidates().find(({ id }) => !before.has(id));
    if (fresh === undefined) return;
    const number = this.numberFor(bench.kind, undefined);
    void this.go(bench.kind, number, { ask: false, board: fresh.id });
  }

  /** Permitted boards on the table that had no turn yet. */
  private candidates(): readonly { readonly id: string }[] {
    const bench = this.bench.value;
    const here = bench.state === 'known' ? bench.seen.name : 'name' in bench ? bench.name : undefined;
    return this.boards.board.nearby.value.filter(
      ({ id, name }) =>
        !this.had.has(id) &&
        (name === undefined || (name !== here && boardCalled(this.record.value, name) === undefined)),
    );
  }

  private type(command: string): void {
    // A line that is gone is told by the status, a board that does not hear by its time limit.
    void this.boards.board.write(new TextEncoder().encode(command)).catch(() => undefined);
  }

  private write(record: KitRecord): void {
    this.record.set(record);
    this.kept.set(this.options.storage.write(recordText(record)));
  }

  private rest(): void {
    this.bench.set({ state: 'idle', number: nextNumber(this.record.value) });
  }

  /** Ends the attempt; the board stays connected. */
  private end(): void {
    const { attempt } = this;
    if (attempt === undefined) return;
    this.attempt = undefined;
    attempt.end();
  }
}

/** No trouble at all for what was cancelled. */
function reasonOf(error: unknown): [trouble: KitTrouble | undefined, detail?: string] {
  if (error instanceof DOMException && error.name === 'AbortError') return [undefined];
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return [error instanceof BoardError ? troubleOf(error.code) : 'connection-failed', detail];
}

function toldBy(lines: readonly KitCheckLine[]): Pick<KitBoard, 'model' | 'runtime'> {
  const values = lines.map(({ value }) => value);
  return {
    model: values.find((value) => value?.type === 'model')?.model,
    runtime: values.find((value) => value?.type === 'runtime')?.runtime,
  };
}

/** Most readings change nothing that is seen. */
function sameBench(one: KitBench, other: KitBench): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

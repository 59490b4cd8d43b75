import type { Program } from '../../../firmware/program.ts';
import { createStore, type WritableStore } from '../../../ide/base/store.ts';
import {
  BoardError,
  type Board,
  type BoardIdentity,
  type BoardKind,
  type BoardStatus,
  type ConnectOptions,
  type NearbyBoard,
  type OutputListener,
  type RunOptions,
  type RunReport,
} from '../../../ide/board/board.ts';

/** What a test does to a {@link FakeBoard}, and sees of it. */
export interface FakeBoard extends Board {
  readonly status: WritableStore<BoardStatus>;
  readonly identity: WritableStore<BoardIdentity | undefined>;
  readonly nearby: WritableStore<readonly NearbyBoard[]>;
  /** Every `connect`, with what was asked. */
  readonly connects: readonly ConnectOptions[];
  readonly runs: readonly Program[];
  /** What was asked beside: `disconnect`, `stop`, `interrupt`, `reset`, `dispose`, in order. */
  readonly asked: readonly string[];
  readonly written: string;
  /** The next runs take until {@link FakeBoard.finish}; they can be aborted meanwhile. */
  hold(): void;
  finish(): void;
  /** The next `connect` or `run` fails so; a real board is lost by it. */
  fail(error: Error): void;
  print(text: string, time?: number): void;
}

/** A board of any kind that does at once what it is asked. It is held to the board contract by its own test. */
export function createFakeBoard(
  kind: BoardKind = 'usb',
  report: RunReport = { route: 'files', bytes: 412, milliseconds: 800, written: ['main.py'] },
): FakeBoard {
  const status = createStore<BoardStatus>({ state: 'disconnected' });
  const identity = createStore<BoardIdentity | undefined>(undefined);
  const nearby = createStore<readonly NearbyBoard[]>([]);
  const listeners = new Set<OutputListener>();
  const connects: ConnectOptions[] = [];
  const runs: Program[] = [];
  const asked: string[] = [];
  let written = '';
  let failure: Error | undefined;
  let held: Promise<void> | undefined;
  let finish: () => void = () => undefined;
  let letGo: () => void = () => undefined;

  const failOnce = (): void => {
    const error = failure;
    failure = undefined;
    if (error === undefined) return;
    const code = error instanceof BoardError ? error.code : undefined;
    status.set(code === undefined ? { state: 'disconnected' } : { state: 'lost', reason: code });
    throw error;
  };
  const isOn = (): boolean => ['connected', 'running'].includes(status.value.state);
  const connect = async (options: ConnectOptions = {}): Promise<void> => {
    options.signal?.throwIfAborted();
    connects.push(options);
    if (isOn() && options.board === undefined && options.another !== true) return;
    status.set({ state: 'connecting' });
    await Promise.resolve();
    if (options.signal?.aborted === true) {
      status.set({ state: 'disconnected' });
      options.signal.throwIfAborted();
    }
    failOnce();
    identity.set({ name: 'zogut', model: 'v2', runtime: '2.1.2' });
    status.set({ state: 'connected' });
  };
  const write = async (bytes: Uint8Array): Promise<void> => {
    if (status.value.state === 'running') written += new TextDecoder().decode(bytes);
    return Promise.resolve();
  };

  return {
    kind,
    capabilities: { simulated: kind === 'virtual', talks: kind !== 'hex' },
    status,
    identity,
    nearby,
    connects,
    runs,
    asked,
    get written() {
      return written;
    },
    connect,
    async disconnect() {
      asked.push('disconnect');
      status.set({ state: 'disconnected' });
      letGo();
      return Promise.resolve();
    },
    async run(program, { signal, onProgress }: RunOptions = {}) {
      signal?.throwIfAborted();
      if (!isOn()) await connect();
      if (!program.files.has('main.py')) throw new BoardError('no-main');
      status.set({ state: 'transferring', stage: 'looking', progress: 0 });
      onProgress?.(0);
      try {
        failOnce();
        const gone = new AbortController();
        letGo = () => gone.abort();
        await Promise.race([held, aborted(signal), aborted(gone.signal)]);
        signal?.throwIfAborted();
        gone.signal.throwIfAborted();
      } catch (error) {
        if (status.value.state === 'transferring') status.set({ state: 'connected' });
        throw error;
      }
      written = '';
      runs.push(program);
      onProgress?.(1);
      status.set({ state: 'running', since: performance.now() });
      return report;
    },
    async stop() {
      asked.push('stop');
      letGo();
      if (status.value.state === 'running') status.set({ state: 'connected' });
      return Promise.resolve();
    },
    async interrupt() {
      asked.push('interrupt');
      return write(Uint8Array.of(3));
    },
    async reset() {
      asked.push('reset');
      return Promise.resolve();
    },
    write,
    onOutput(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      asked.push('dispose');
      status.set({ state: 'disconnected' });
    },
    hold() {
      held = new Promise((resolve) => {
        finish = resolve;
      });
    },
    finish() {
      held = undefined;
      finish();
    },
    fail(error) {
      failure = error;
    },
    print(text, time = 0) {
      if (status.value.state !== 'running') return;
      for (const listener of [...listeners]) listener(new TextEncoder().encode(text), time);
    },
  };
}

/** Ends with the signal, or never: undefined without something to wait for must not end the race. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

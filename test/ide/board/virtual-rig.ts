import { createVirtualBoard } from '../../../ide/board/virtual/virtual-board.ts';
import { BoardError } from '../../../ide/board/board.ts';
import { BoardHost, type BoardHostServices } from '../../../ide/board/virtual/board-host.ts';
import type { BoardReport, BoardRequest } from '../../../ide/board/virtual/board-protocol.ts';
import type { WorkerLink } from '../../../ide/board/virtual/worker-link.ts';
import type { BoardRig } from './board-contract.ts';
import { FakeMicrobit } from './fake-microbit.ts';

interface Due {
  at: number;
  callback: () => void;
}

/**
 * Page and worker of the virtual board without a Worker: both ends run here, messages are delivered in order
 * when virtual time passes. `microbits` are the boards that were powered on, oldest first.
 */
export class VirtualRig implements BoardRig {
  /** Virtual milliseconds: the clock of page and worker alike. */
  time = 0;
  readonly microbits: FakeMicrobit[] = [];
  readonly reports: BoardReport[] = [];
  readonly logged: string[] = [];
  workers = 0;
  /** When true, the page hears nothing: it is busy. */
  pageBusy = false;
  /** When true, the worker hears nothing: it hangs. */
  workerHangs = false;
  /** Real milliseconds that a millisecond of simulation takes. */
  cost = 0.05;
  loadRuntime: BoardHostServices['loadRuntime'] = () => Promise.resolve();
  prepareMicrobit: (microbit: FakeMicrobit) => void = () => undefined;
  private timers: Due[] = [];
  private toPage: (() => void)[] = [];
  private toWorker: (() => void)[] = [];

  readonly board = createVirtualBoard({
    startWorker: () => this.startWorker(),
    now: () => this.time,
    timer: (callback, milliseconds) => this.later(callback, milliseconds),
    log: (message) => this.logged.push(message),
  });

  get microbit(): FakeMicrobit {
    const last = this.microbits.at(-1);
    if (last === undefined) throw new Error('no board is powered');
    return last;
  }

  print(text: string): void {
    this.microbit.print(text);
  }

  received(): string {
    return this.microbit.inputs
      .map((input) => (input.type === 'serial' ? new TextDecoder().decode(input.bytes) : ''))
      .join('');
  }

  starts(): number {
    return this.microbits.length;
  }

  async settle(): Promise<void> {
    await this.pass(40);
  }

  /** Lets virtual milliseconds pass: messages first, then what is due. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await this.deliver();
      this.timers.sort((one, other) => one.at - other.at);
      const next = this.timers[0];
      if (next === undefined || next.at > end) break;
      this.timers.shift();
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.time = Math.max(this.time, end);
    await this.deliver();
  }

  private async deliver(): Promise<void> {
    for (;;) {
      // Promises inside page and worker come before the next message.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      const message =
        (this.workerHangs ? undefined : this.toWorker.shift()) ??
        (this.pageBusy ? undefined : this.toPage.shift());
      if (message === undefined) return;
      message();
    }
  }

  private later(callback: () => void, milliseconds: number): () => void {
    const due: Due = { at: this.time + milliseconds, callback };
    this.timers.push(due);
    return () => {
      this.timers = this.timers.filter((one) => one !== due);
    };
  }

  private startWorker(): WorkerLink<BoardRequest, BoardReport> {
    this.workers += 1;
    this.workerHangs = false;
    let alive = true;
    let toPage: (report: BoardReport) => void = () => undefined;
    const host = new BoardHost(
      {
        postMessage: (report) => {
          if (!alive) return;
          this.reports.push(report);
          this.toPage.push(() => {
            toPage(report);
          });
        },
      },
      {
        now: () => this.time,
        later: (callback, milliseconds) => {
          // A turn of the worker's event loop takes a moment.
          this.later(() => {
            if (alive && !this.workerHangs) callback();
          }, milliseconds + 0.1);
        },
        loadRuntime: () => this.loadRuntime(),
        buildFlash: (files) =>
          files.some((file) => file.name === 'main.py')
            ? Promise.resolve({ flash: new Uint8Array(0) })
            : Promise.reject(new BoardError('no-main')),
        createMicrobit: () => {
          const microbit = new FakeMicrobit();
          microbit.onRun = (milliseconds) => {
            this.time += milliseconds * this.cost;
          };
          this.prepareMicrobit(microbit);
          this.microbits.push(microbit);
          return microbit;
        },
      },
    );
    return {
      postMessage: (request) => {
        this.toWorker.push(() => {
          if (alive) host.receive(request);
        });
      },
      listen: (listener) => {
        toPage = (report) => {
          listener.message(report);
        };
      },
      terminate: () => {
        alive = false;
      },
    };
  }
}

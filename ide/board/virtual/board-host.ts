import type { BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { VirtualMicrobit, VirtualMicrobitOptions } from '../../../firmware/virtual/virtual-microbit.ts';
import { BoardError } from '../board.ts';
import { BatchCollector } from './batch-collector.ts';
import {
  batchInterval,
  type BoardReport,
  type BoardRequest,
  type Port,
  type ProgramFile,
} from './board-protocol.ts';
import { FeltInputs } from './felt-inputs.ts';
import { LastingInputs } from './lasting-inputs.ts';
import { Pacer } from './pacer.ts';

/** Real milliseconds the board runs before it lets messages through. */
const longestSlice = 8;

/** Simulated milliseconds between two looks at the clock: on a computer at a tenth of real time still 20 ms. */
const step = 2;

/** Less than this is not worth a call: the time that a call takes would be due at once again. */
const leastDue = 0.5;

/** Real milliseconds to wait when no simulated time is due. */
const restInterval = 4;

/** Batches the page may have before it. When it has not taken them, the board waits instead of queueing more. */
const mostOutstanding = 3;

/** What the host needs of the worker it lives in; a test gives it a virtual clock and a board of its own. */
export interface BoardHostServices {
  /** Real time in milliseconds. */
  now(): number;
  /** Calls back after that many milliseconds, letting messages through first. */
  later(callback: () => void, milliseconds: number): void;
  /** Fetches and parses the runtime once; later calls answer from memory. @throws {BoardError} */
  loadRuntime(): Promise<void>;
  /** The hex of runtime and program as flash contents. @throws {BoardError} */
  buildFlash(files: readonly ProgramFile[]): Promise<Pick<VirtualMicrobitOptions, 'flash' | 'uicr'>>;
  createMicrobit(options: VirtualMicrobitOptions): VirtualMicrobit;
}

/** One program on one board, from power-on to power-off. */
interface Powered {
  readonly run: number;
  readonly microbit: VirtualMicrobit;
  readonly inputs: FeltInputs;
  readonly pacer: Pacer;
  readonly collector: BatchCollector;
  batches: number;
  taken: number;
  lastBatch: number;
}

/**
 * The virtual board's side of the worker: builds the hex, runs it at real-time pace in slices and reports what
 * it does. Give it every {@link BoardRequest} that arrives.
 */
export class BoardHost {
  private readonly lasting = new LastingInputs();
  private powered: Powered | undefined;
  private latestRun = 0;

  constructor(
    private readonly port: Port<BoardReport>,
    private readonly services: BoardHostServices,
  ) {}

  receive(request: BoardRequest): void {
    switch (request.type) {
      case 'prepare':
        void this.answer(request.id, async () => {
          await this.services.loadRuntime();
          this.port.postMessage({ type: 'prepared', id: request.id });
        });
        break;
      case 'run':
        this.powerOff();
        this.latestRun = request.id;
        void this.answer(request.id, () => this.start(request.id, request.files));
        break;
      case 'stop':
        this.powerOff();
        this.latestRun = request.id;
        this.port.postMessage({ type: 'stopped', id: request.id });
        break;
      case 'input':
        this.input(request.input);
        break;
      case 'taken':
        if (this.powered !== undefined) this.powered.taken = Math.max(this.powered.taken, request.batch);
        break;
    }
  }

  private async answer(id: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const known = error instanceof BoardError ? error : undefined;
      this.port.postMessage({
        type: 'failed',
        id,
        code: known?.code ?? 'virtual-failed',
        values: known?.values ?? {},
        detail: describe(known?.cause ?? error),
      });
    }
  }

  private async start(run: number, files: readonly ProgramFile[]): Promise<void> {
    await this.services.loadRuntime();
    const image = await this.services.buildFlash(files);
    // Stopped, or started anew, while this one was being built.
    if (this.latestRun !== run) return;
    const microbit = this.services.createMicrobit(image);
    const collector = new BatchCollector();
    microbit.listen((event) => {
      collector.add(event);
    });
    for (const input of this.lasting) microbit.input(input);
    const now = this.services.now();
    const powered: Powered = {
      run,
      microbit,
      inputs: new FeltInputs((input) => {
        microbit.input(input);
      }),
      collector,
      pacer: new Pacer(now),
      batches: 0,
      taken: 0,
      lastBatch: now,
    };
    this.powered = powered;
    this.port.postMessage({ type: 'started', id: run });
    this.tick(powered);
  }

  private powerOff(): void {
    this.powered = undefined;
  }

  private input(input: BoardInput): void {
    this.lasting.remember(input);
    const powered = this.powered;
    if (powered === undefined) return;
    this.guarded(powered, () => {
      powered.inputs.take(input, powered.microbit.time);
    });
  }

  /** Runs what is due, reports it, and comes back soon: as long as the power is on. */
  private tick(powered: Powered): void {
    if (this.powered !== powered) return;
    const working = this.guarded(powered, () => this.slice(powered));
    if (working === undefined) return;
    this.services.later(
      () => {
        this.tick(powered);
      },
      working ? 0 : restInterval,
    );
  }

  /** True when more simulated time is due already. */
  private slice(powered: Powered): boolean {
    const { microbit, inputs, pacer, collector } = powered;
    const start = this.services.now();
    let now = start;
    let due = pacer.due(now);
    if (powered.batches - powered.taken >= mostOutstanding) {
      this.report(powered, now);
      return false;
    }
    while (due >= leastDue && now - start < longestSlice) {
      const before = microbit.time;
      microbit.run(Math.min(step, due));
      pacer.ran(microbit.time - before);
      inputs.follow(microbit.time);
      now = this.services.now();
      due = pacer.due(now);
    }
    if (!collector.empty || now - powered.lastBatch >= batchInterval) this.report(powered, now);
    return due >= leastDue;
  }

  private report(powered: Powered, now: number): void {
    if (now - powered.lastBatch < batchInterval && powered.batches > 0) return;
    const pace = powered.pacer.pace(now);
    if (powered.collector.empty && pace === undefined) return;
    // A page that does not answer gets no more; what was collected stays here, and the board stands still.
    if (powered.batches - powered.taken >= mostOutstanding) return;
    powered.lastBatch = now;
    powered.batches += 1;
    this.port.postMessage({
      type: 'batch',
      batch: powered.batches,
      run: powered.run,
      time: powered.microbit.time,
      ...powered.collector.take(),
      ...(pace === undefined ? {} : { pace }),
    });
  }

  /** A throw out of the simulation ends it, and is told; `undefined` then. */
  private guarded<T>(powered: Powered, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (this.powered === powered) this.powerOff();
      this.port.postMessage({ type: 'broken', detail: describe(error) });
      return undefined;
    }
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import type { FlashImage } from '../../../firmware/image/hex-contents.ts';
import type { ScenarioRun } from '../../../lessons/checks/evidence.ts';
import type { ScenarioRequest } from '../../../lessons/checks/run-checks.ts';
import { BoardError } from '../board.ts';
import type { Port } from './board-protocol.ts';
import type { CheckReport, CheckRequest } from './check-protocol.ts';
import type { FirmwareSource } from './firmware-source.ts';

/** Simulated milliseconds of a slice: tens of real milliseconds, so that a `cancel` is heard soon. */
const slice = 500;

/** One scenario on one fresh board: `createObservation` of lessons/observe. */
export interface Observing {
  readonly finished: boolean;
  advance(milliseconds: number): void;
  result(): ScenarioRun;
}

export interface CheckHostServices {
  readonly firmware: FirmwareSource;
  createObservation(image: FlashImage, scenario: ScenarioRequest): Observing;
  /** Resolves after the messages that are waiting have been received. */
  breathe(): Promise<void>;
}

/**
 * The checks' side of their worker: builds the hex once a round and runs every scenario on it, each on a fresh
 * board, as fast as the computer can, for the simulated time it asks for.
 */
export class CheckHost {
  private readonly cancelled = new Set<number>();
  private readonly underWay = new Set<number>();

  constructor(
    private readonly port: Port<CheckReport>,
    private readonly services: CheckHostServices,
  ) {}

  async receive(request: CheckRequest): Promise<void> {
    switch (request.type) {
      case 'prepare':
        // What is wrong is told when it matters: at the first round.
        await this.services.firmware.load().catch(() => undefined);
        break;
      case 'cancel':
        if (this.underWay.has(request.id)) this.cancelled.add(request.id);
        this.port.postMessage({ type: 'cancelled', id: request.id });
        break;
      case 'observe':
        this.underWay.add(request.id);
        await this.answer(request);
        this.underWay.delete(request.id);
        this.cancelled.delete(request.id);
        break;
    }
  }

  private async answer(request: CheckRequest & { readonly type: 'observe' }): Promise<void> {
    const { id } = request;
    try {
      const runs = await this.observe(request);
      if (runs !== undefined) this.port.postMessage({ type: 'observed', id, runs });
    } catch (error) {
      const known = error instanceof BoardError ? error : undefined;
      const cause = known?.cause ?? error;
      this.port.postMessage({
        type: 'failed',
        id,
        code: known?.code ?? 'virtual-failed',
        values: known?.values ?? {},
        detail: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      });
    }
  }

  /** Undefined when the round was cancelled. */
  private async observe({
    id,
    files,
    scenarios,
  }: CheckRequest & { readonly type: 'observe' }): Promise<Record<string, ScenarioRun> | undefined> {
    const image = await this.services.firmware.build(files);
    const runs: Record<string, ScenarioRun> = {};
    for (const scenario of scenarios) {
      const observation = this.services.createObservation(image, scenario);
      while (!observation.finished) {
        observation.advance(slice);
        await this.services.breathe();
        if (this.cancelled.has(id)) return undefined;
      }
      const run = observation.result();
      for (const check of scenario.checks) runs[check] = run;
    }
    return runs;
  }
}

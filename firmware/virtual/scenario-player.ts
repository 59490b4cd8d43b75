import type { Scenario } from './scenario.ts';
import type { VirtualMicrobit } from './virtual-microbit.ts';

/**
 * Lets a scenario happen to a virtual micro:bit while its time passes. The scenario's time 0 is the
 * board's time when the player was made. However the run is cut into pieces, the board sees the same.
 */
export class ScenarioPlayer {
  readonly #start: number;
  #next = 0;

  constructor(
    private readonly board: VirtualMicrobit,
    private readonly scenario: Scenario,
  ) {
    this.#start = board.time;
  }

  /** True when every input has happened. */
  get finished(): boolean {
    return this.#next === this.scenario.inputs.length;
  }

  /** Simulated milliseconds since the scenario began. */
  get time(): number {
    return this.board.time - this.#start;
  }

  /** Lets simulated time pass, with every input of that time at its time. */
  run(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const timed = this.scenario.inputs[this.#next];
      if (timed === undefined || timed.at > end) break;
      this.#runUntil(timed.at);
      this.#next += 1;
      this.board.input(timed.input);
    }
    this.#runUntil(end);
  }

  #runUntil(time: number): void {
    const left = time - this.time;
    if (left > 0) this.board.run(left);
  }
}

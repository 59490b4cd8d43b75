/**
 * Cycles of the loop that waits for an event in the tightest way: load (2), compare or test (1), branch
 * back (3). There is no room in it for anything that counts in memory.
 */
export const POLLING_LOOP_CYCLES = 6;

/** Turns of the loop before it is worth a closer look. */
const SUSPICIOUS_TURNS = 4;

/**
 * Notices a core that reads one and the same event register in the tightest loop. Until some alarm
 * fires, such a loop can be jumped over, turn by turn, to the same cycle, registers and memory; see
 * the machine. MicroPython waits like this for every character it prints.
 */
export class Polling {
  #address = -1;
  #at = 0;
  #turns = 0;
  /** This loop was looked at and does more than wait (it counts down, say). */
  #innocent = false;

  /** An event register read as 0. True when the machine should look. */
  note(address: number, cycle: number): boolean {
    const turn = address === this.#address && cycle - this.#at === POLLING_LOOP_CYCLES;
    this.#turns = turn ? this.#turns + 1 : 0;
    this.#address = address;
    this.#at = cycle;
    if (!turn) this.#innocent = false;
    return this.#turns === SUSPICIOUS_TURNS && !this.#innocent;
  }

  /** True while the last reads were turns of such a loop. */
  get suspicious(): boolean {
    return this.#turns >= SUSPICIOUS_TURNS && !this.#innocent;
  }

  /** Turns so far; one more after one more turn. */
  get turns(): number {
    return this.#turns;
  }

  /** The loop was jumped over: look again after as many turns. */
  jumped(): void {
    this.#turns = 0;
  }

  /** The loop does more than it seemed: leave it alone. */
  acquit(): void {
    this.#innocent = true;
  }
}

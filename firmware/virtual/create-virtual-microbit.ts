import { MicrobitV1Board } from './board/microbit-v1-board.ts';

import { HardFaultWatch } from './hard-fault-watch.ts';
import { createNrf51822Machine, type Machine, type ResetCause } from './machine.ts';
import type { BoardEvent, BoardInput } from './microbit-io.ts';
import type { VirtualMicrobit, VirtualMicrobitOptions } from './virtual-microbit.ts';

/** Part of a cycle that is but a rounding error of milliseconds as a fraction. */
const rounding = 1e-4;

/** A micro:bit V1, powered on at its first `run`. */
export function createVirtualMicrobit(options: VirtualMicrobitOptions): VirtualMicrobit {
  return new MicrobitV1(createNrf51822Machine(options));
}

class MicrobitV1 implements VirtualMicrobit {
  readonly #listeners = new Set<(event: BoardEvent) => void>();
  readonly #board: MicrobitV1Board;
  readonly #hardFault: HardFaultWatch;
  #powered = false;

  constructor(private readonly machine: Machine) {
    this.#board = new MicrobitV1Board(machine.soc, (event) => this.#emit(event));
    machine.onReset((cause, cycle) => this.#restarted(cause, cycle));
    machine.onLockUp((_cycle, programCounter) => this.#gaveUp(`lock-up at 0x${programCounter.toString(16)}`));
    this.#hardFault = new HardFaultWatch(machine, (address) =>
      this.#gaveUp(`hard fault at 0x${address.toString(16)}`),
    );
  }

  get time(): number {
    return this.#milliseconds(this.machine.cycles);
  }

  get dead(): boolean {
    const { state } = this.machine;
    return state === 'locked-up' || state === 'off' || this.#hardFault.seen || this.#board.panicked;
  }

  run(milliseconds: number): void {
    if (!this.#powered) {
      this.#powered = true;
      this.#emit({ type: 'reset', time: 0, cause: 'power' });
    }
    if (milliseconds > 0)
      this.machine.run(Math.ceil((milliseconds * this.machine.soc.clockHz) / 1000 - rounding));
  }

  input(input: BoardInput): void {
    if (input.type === 'reset') this.machine.reset('pin');
    else this.#board.input(input);
  }

  listen(listener: (event: BoardEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readFlash(): Uint8Array {
    return this.machine.flash.slice();
  }

  #milliseconds(cycle: number): number {
    return (cycle * 1000) / this.machine.soc.clockHz;
  }

  #restarted(cause: ResetCause, cycle: number): void {
    this.#board.restarted();
    this.#hardFault.reset();
    this.#emit({ type: 'reset', time: this.#milliseconds(cycle), cause });
  }

  #gaveUp(reason: string): void {
    this.#board.flush();
    this.#emit({ type: 'panic', time: this.time, reason });
  }

  #emit(event: BoardEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

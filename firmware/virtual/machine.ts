import type { Core } from './cpu/core.ts';
import type { Soc } from './soc/soc.ts';

/** Why the chip started again. */
export type ResetCause = 'power' | 'pin' | 'software' | 'lockup' | 'watchdog' | 'wake-up';

/** What the machine is doing. */
export type MachineState =
  | 'running'
  /** The core locked up (a fault in the fault handler); only a reset ends it. */
  | 'locked-up'
  /** The program asked for System OFF: only a pin it senses, or a reset, ends it. */
  | 'off'
  /** A breakpoint (BKPT or a hook that asked to stop) was reached; `run` goes on from it. */
  | 'breakpoint';

export interface MachineOptions {
  /** Contents of flash from address 0; shorter is padded with 0xFF. */
  readonly flash: Uint8Array;
  /** User information configuration registers from 0x1000_1000; shorter is padded with 0xFF. */
  readonly uicr?: Uint8Array;
  /** Seeds the random number generator peripheral and the device id. Default 1. */
  readonly seed?: number;
}

/** A chip with power: a core, the peripherals around it and the passing of simulated time. */
export interface Machine {
  readonly core: Core;
  readonly soc: Soc;
  /** Simulated cycles since power-on; never goes back, not by a reset either. */
  readonly cycles: number;
  readonly state: MachineState;
  /** Flash as it is now. The view is live. */
  readonly flash: Uint8Array;
  readonly ram: Uint8Array;
  /** Lets that many cycles pass (at most one instruction more), sleep included. Stops early at a breakpoint. */
  run(cycles: number): void;
  /** Presses the reset pin, or takes power away and gives it again (RAM is then lost). */
  reset(cause: 'pin' | 'power'): void;
  /** Hears resets after the chip has restarted, power-on excluded. Returns a function that ends it. */
  onReset(listener: (cause: ResetCause, cycle: number) => void): () => void;
  /** Hears lock-ups. Returns a function that ends it. */
  onLockUp(listener: (cycle: number, programCounter: number) => void): () => void;
}

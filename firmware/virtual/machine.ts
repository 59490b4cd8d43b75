import { CoreDebug, HALT_REASON } from './cpu/core-debug.ts';
import type { Core, DebuggableCore, RunExit } from './cpu/core.ts';
import { CortexM0 } from './cpu/cortex-m0.ts';
import type { DebugAccess } from './debug-access.ts';
import { Nrf51822 } from './soc/nrf51822.ts';
import { POLLING_LOOP_CYCLES } from './soc/polling.ts';
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
  /** A debugger halted the core; the peripherals and time go on. */
  | 'halted'
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
  /** User information configuration registers, from 0x1000_1000. The view is live. */
  readonly uicr: Uint8Array;
  /** What a debugger on the chip's debug port can do. With one that enables debugging, BKPT halts the core. */
  readonly debug: DebugAccess;
  /** Lets that many cycles pass (at most one instruction more), sleep included. Stops early at a breakpoint. */
  run(cycles: number): void;
  /** Presses the reset pin, or takes power away and gives it again (RAM is then lost). */
  reset(cause: 'pin' | 'power'): void;
  /** Hears resets after the chip has restarted, power-on excluded. Returns a function that ends it. */
  onReset(listener: (cause: ResetCause, cycle: number) => void): () => void;
  /** Hears lock-ups. Returns a function that ends it. */
  onLockUp(listener: (cycle: number, programCounter: number) => void): () => void;
}

/** Cycles below which jumping costs more than it saves. */
const WORTH_JUMPING = 50;
const PC = 15;
/** Addresses below are flash; RAM begins far above. */
const FLASH_END = 0x1000_0000;
/** Two lock-ups closer than this (1 ms) are one and the same fault: the chip would reset for ever. */
const LOCK_UP_LOOP_CYCLES = 16_000;

/** A powered nRF51822 with a Cortex-M0, at its reset vector. */
export function createNrf51822Machine(options: MachineOptions): Machine {
  return new Nrf51822Machine(options);
}

class Nrf51822Machine implements Machine {
  readonly core: DebuggableCore;
  readonly debug: DebugAccess = {
    readWord: (address) => this.#debug.read(address) ?? this.core.loadWord(address),
    writeWord: (address, value) => {
      if (!this.#debug.write(address, value)) this.core.storeWord(address, value);
      this.#tellReset();
    },
  };
  readonly #chip: Nrf51822;
  readonly #debug: CoreDebug;
  #state: MachineState = 'running';
  #lastLockUp = -Infinity;
  /** Registers before a turn of a polling loop. */
  readonly #registers = new Int32Array(16);
  /** A reset whose listeners have not heard of it, because the core was in the middle of `run`. */
  #unheardReset: ResetCause | null = null;
  readonly #resetListeners = new Set<(cause: ResetCause, cycle: number) => void>();
  readonly #lockUpListeners = new Set<(cycle: number, programCounter: number) => void>();

  constructor(options: MachineOptions) {
    this.#chip = new Nrf51822(options.seed ?? 1, {
      systemOff: () => this.#turnOff(),
      wakeUp: () => this.#restart('wake-up'),
      watchdogReset: () => this.#restart('watchdog'),
    });
    this.#chip.flash.set(options.flash.subarray(0, this.#chip.flash.length));
    if (options.uicr) this.#chip.uicr.set(options.uicr.subarray(0, this.#chip.uicr.length));
    this.core = new CortexM0(this.#chip, { onSystemReset: () => this.#restart('software') });
    this.#debug = new CoreDebug(this.#debugHost());
    this.#chip.connect(this.core);
    this.#chip.reset('power');
  }

  get soc(): Soc {
    return this.#chip;
  }

  get cycles(): number {
    return this.core.cycles;
  }

  get state(): MachineState {
    return this.#state;
  }

  get flash(): Uint8Array {
    return this.#chip.flash;
  }

  get ram(): Uint8Array {
    return this.#chip.ram;
  }

  get uicr(): Uint8Array {
    return this.#chip.uicr;
  }

  run(cycles: number): void {
    const { core } = this;
    const { scheduler } = this.#chip;
    const end = core.cycles + cycles;
    if (this.#state === 'breakpoint') this.#state = 'running';
    for (;;) {
      scheduler.fireDue();
      this.#tellReset();
      if (core.cycles >= end) return;
      const limit = Math.min(end, scheduler.next);
      if (this.#state !== 'running') {
        core.cycles = limit;
        continue;
      }
      if (this.#chip.stalledUntil > core.cycles && core.registers[PC]! < FLASH_END) {
        // The core waits for flash, while code in RAM and the peripherals go on.
        core.cycles = Math.min(limit, this.#chip.stalledUntil);
        continue;
      }
      scheduler.limit = limit;
      const exit = this.#execute(limit);
      scheduler.limit = -Infinity;
      if (exit === 'sleeping') {
        if (core.cycles >= limit) continue;
        this.#chip.sleptCycles += limit - core.cycles;
        core.cycles = limit;
      } else if (exit === 'locked-up') {
        this.#lockUp();
      } else if (exit === 'breakpoint') {
        if (this.#debug.enabled && this.#atBreakpoint) {
          this.#debug.halt(HALT_REASON.breakpoint);
          continue;
        }
        this.#state = 'breakpoint';
        return;
      }
    }
  }

  reset(cause: 'pin' | 'power'): void {
    this.#lastLockUp = -Infinity;
    this.#restart(cause);
    this.#tellReset();
  }

  onReset(listener: (cause: ResetCause, cycle: number) => void): () => void {
    this.#resetListeners.add(listener);
    return () => this.#resetListeners.delete(listener);
  }

  onLockUp(listener: (cycle: number, programCounter: number) => void): () => void {
    this.#lockUpListeners.add(listener);
    return () => this.#lockUpListeners.delete(listener);
  }

  /** Runs the core, and jumps over the turns of a loop that waits for an event. */
  #execute(limit: number): RunExit {
    const { core } = this;
    const { polling, scheduler } = this.#chip;
    const exit = core.run(limit);
    if (exit !== 'limit' || !polling.suspicious || limit - core.cycles < WORTH_JUMPING) return exit;
    // One more turn, watched: when it leaves everything as it was, so will all others before `limit`.
    const { turns } = polling;
    const start = core.cycles;
    const { xpsr } = core;
    this.#registers.set(core.registers);
    const turn = core.run(start + POLLING_LOOP_CYCLES);
    if (turn !== 'limit') return turn;
    const unchanged =
      core.cycles === start + POLLING_LOOP_CYCLES &&
      polling.turns === turns + 1 &&
      core.xpsr === xpsr &&
      core.registers.every((value, register) => value === this.#registers[register]);
    if (!unchanged) {
      polling.acquit();
      return turn;
    }
    const left = Math.min(limit, scheduler.next) - core.cycles;
    core.cycles += Math.max(0, Math.floor(left / POLLING_LOOP_CYCLES)) * POLLING_LOOP_CYCLES;
    polling.jumped();
    return turn;
  }

  #restart(cause: ResetCause): void {
    this.#chip.reset(cause);
    this.core.reset();
    this.core.breakOut();
    this.#state = 'running';
    this.#unheardReset = cause;
    if (cause === 'power') this.#debug.powerOn();
    this.#debug.afterReset();
  }

  #tellReset(): void {
    const cause = this.#unheardReset;
    if (cause === null) return;
    this.#unheardReset = null;
    for (const listener of this.#resetListeners) listener(cause, this.core.cycles);
  }

  /** A lock-up resets the chip (RESETREAS.LOCKUP), unless it just did so for nothing. */
  #lockUp(): void {
    const { cycles } = this.core;
    for (const listener of this.#lockUpListeners) listener(cycles, this.core.registers[15]! >>> 0);
    const loops = cycles - this.#lastLockUp < LOCK_UP_LOOP_CYCLES;
    this.#lastLockUp = cycles;
    if (loops) this.#state = 'locked-up';
    else this.#restart('lockup');
  }

  /** The program counter is at a BKPT instruction (DDI 0419, A6.7.12), not at a hook that asked to stop. */
  get #atBreakpoint(): boolean {
    const address = this.core.registers[PC]! >>> 0;
    const word = this.core.loadWord((address & ~3) >>> 0);
    return ((word >>> (8 * (address & 2))) & 0xff00) === 0xbe00;
  }

  #debugHost() {
    const lockedUp = (): boolean => this.#state === 'locked-up';
    return {
      get lockedUp() {
        return lockedUp();
      },
      halt: () => {
        this.#state = 'halted';
        this.core.wakeForDebug();
      },
      resume: () => {
        this.#state = 'running';
      },
      readRegister: (register: number) => this.core.readRegister(register),
      writeRegister: (register: number, value: number) => this.core.writeRegister(register, value),
    };
  }

  #turnOff(): void {
    this.#state = 'off';
    this.core.breakOut();
    this.#chip.turnOff();
  }
}

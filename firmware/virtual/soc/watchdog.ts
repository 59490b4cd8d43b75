import type { LowFrequencyClock } from './low-frequency-clock.ts';
import { Peripheral, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Watchdog timer (WDT)".
const TASK_START = 0;
const EVENT_TIMEOUT = 0;
const RUNSTATUS = 0x400;
const REQSTATUS = 0x404;
const CRV = 0x504;
const RREN = 0x508;
const CONFIG = 0x50c;
const RELOAD = 0x600;
const RELOAD_KEY = 0x6e52_4635;
const CRV_RESET = 0xffff_ffff;
/** Without this bit the watchdog pauses while the core sleeps. */
const CONFIG_RUN_IN_SLEEP = 1 << 0;
/** Low frequency ticks between the TIMEOUT event and the reset. */
const GRACE = 2;

/** What the watchdog needs beyond time. */
export interface WatchdogHost {
  /** Starts the low frequency clock if it does not run. */
  requireLowFrequency(): void;
  /** Cycles the core has slept since power-on, up to now. */
  readonly sleptCycles: number;
  /** Resets the chip. */
  watchdogReset(): void;
}

/** Resets the chip unless every enabled reload register is written in time. Nothing stops it but a reset. */
export class Watchdog extends Peripheral {
  #running = false;
  #reloadValue = CRV_RESET;
  #enabledReloads = 1;
  #configuration = CONFIG_RUN_IN_SLEEP;
  /** Reload registers still to be written before the counter is reloaded. */
  #requested = 0;
  #sleptAtReload = 0;
  #expired = false;
  readonly #alarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly clock: LowFrequencyClock,
    private readonly chip: WatchdogHost,
  ) {
    super(host, base);
    this.#alarm = host.time.alarm(() => this.#elapsed());
  }

  /** A software reset or a lock-up leaves the watchdog running (table "Reset behaviour"). */
  softReset(): void {
    super.reset();
    if (this.#running) this.chip.requireLowFrequency();
  }

  protected override get hasPowerSwitch(): boolean {
    return false;
  }

  override reset(): void {
    super.reset();
    this.#running = this.#expired = false;
    this.#reloadValue = CRV_RESET;
    this.#enabledReloads = 1;
    this.#configuration = CONFIG_RUN_IN_SLEEP;
    this.#requested = 0;
    this.#alarm.disarm();
  }

  task(index: number): void {
    if (index !== TASK_START || this.#running) return;
    this.#running = true;
    this.chip.requireLowFrequency();
    this.#reload();
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case RUNSTATUS:
        return this.#running ? 1 : 0;
      case REQSTATUS:
        return this.#running ? this.#requested : 1;
      case CRV:
        return this.#reloadValue;
      case RREN:
        return this.#enabledReloads;
      case CONFIG:
        return this.#configuration;
    }
    return 0;
  }

  protected writeRegister(offset: number, value: number): void {
    const register = (offset - RELOAD) >> 2;
    if (register >= 0 && register < 8) {
      if (!this.#running || this.#expired || value >>> 0 !== RELOAD_KEY) return;
      this.#requested &= ~(1 << register);
      if (this.#requested === 0) this.#reload();
      return;
    }
    // Once started, the settings are locked.
    if (this.#running) return;
    if (offset === CRV) this.#reloadValue = Math.max(value >>> 0, 0xf);
    else if (offset === RREN) this.#enabledReloads = value & 0xff;
    else if (offset === CONFIG) this.#configuration = value & 9;
  }

  #reload(): void {
    this.#requested = this.#enabledReloads;
    this.#sleptAtReload = this.chip.sleptCycles;
    const edge = this.clock.edgeAt(this.host.time.now);
    this.#alarm.at(this.clock.cycleOf(edge + 1 + this.#reloadValue + 1));
  }

  #elapsed(): void {
    if (this.#expired) {
      this.chip.watchdogReset();
      return;
    }
    const slept = this.chip.sleptCycles - this.#sleptAtReload;
    if ((this.#configuration & CONFIG_RUN_IN_SLEEP) === 0 && slept > 0) {
      // Time asleep did not count.
      this.#sleptAtReload += slept;
      this.#alarm.at(this.host.time.now + slept);
      return;
    }
    this.#expired = true;
    this.#alarm.at(this.clock.cycleOf(this.clock.edgeAt(this.host.time.now) + GRACE));
    this.raise(EVENT_TIMEOUT);
  }
}
